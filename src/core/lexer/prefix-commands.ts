/**
 * Owns the everyday commands that stand before another one and run it. DATA, used by lexer, reader and gate: the reader
 * was trained with these, so one more wants a new training. What flags they take is in review/wrappers.ts.
 */
export const PREFIX_COMMANDS: ReadonlySet<string> = new Set('sudo xargs time nohup exec env watch nice'.split(' '));
