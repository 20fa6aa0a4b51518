/**
 * Owns the way from every older version of the settings to the present one: one step a version. Never checks values.
 */

export type Fields = Readonly<Record<string, unknown>>;

/** STEPS[n] makes version n + 1 of version n. A step is never changed once it was released; it may only be followed. */
const STEPS: readonly ((old: Fields) => Fields)[] = [
  // 0: a file that somebody wrote by hand without a version; its names are those of version 1.
  (old) => old,
];

/** The newest version there is a step to. */
export const NEWEST_VERSION = STEPS.length;

/** The fields in the newest version, whatever version they are in; those of a newer app stay as they are. */
export function migrate(fields: Fields): Fields {
  const { version } = fields;
  const from = typeof version === 'number' && Number.isInteger(version) && version >= 0 ? version : 0;
  const migrated = STEPS.slice(from).reduce((old, next) => next(old), fields);
  return { ...migrated, version: Math.max(from, NEWEST_VERSION) };
}
