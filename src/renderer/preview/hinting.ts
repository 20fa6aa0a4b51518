/** Owns how long hints teach: after so many inserts only Return's key is left of them. */
export const HINTED_INSERTS = 20;
