/** Owns how loud a level looks: the height of a meter's bar. Never measures a level. */

/** Loudness in dBFS that gives the lowest and the highest bar: a quiet room, and speech close to the microphone. */
const QUIET = -54;
const LOUD = -12;
/** A bar is never gone: what listens can be seen in a silent room too. */
export const LOWEST = 0.1;

/** Height of a bar, 0.1 to 1, for a root mean square of 0 to 1; in four steps where `calm`. */
export function barHeight(level: number, calm: boolean): number {
  const loudness = 20 * Math.log10(Math.max(level, 1e-6));
  const height = Math.min(1, Math.max(LOWEST, (loudness - QUIET) / (LOUD - QUIET)));
  return calm ? Math.ceil(height * 4) / 4 : height;
}
