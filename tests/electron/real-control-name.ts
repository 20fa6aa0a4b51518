/** Owns the name under which the control stands in the real Electron's main process. */
export const REAL_CONTROL = 'saydashTestControl';
