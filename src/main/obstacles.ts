/** Owns what stands in the way outside any session: several things may, one is told, the gravest. Never mends one. */
import type { Problem } from '../core/errors.ts';

/** What may stand in the way, gravest first. */
const SOURCES = [
  'page',
  'desktop',
  'hook',
  'bundle',
  'model',
  'choice',
  'taken',
  'settings',
  'settings-page',
  'tray',
] as const;
export type ObstacleSource = (typeof SOURCES)[number];

export interface Obstacles {
  /** null: it stands in the way no longer. */
  set(source: ObstacleSource, problem: Problem | null): void;
  all(): readonly Problem[];
}

/** `tell` is called when the gravest is another than before, `onChange` after each change of any. */
export function createObstacles(tell: (gravest: Problem | null) => void, onChange: () => void): Obstacles {
  const known = new Map<ObstacleSource, Problem>();
  let told: Problem | null = null;
  const all = () => SOURCES.flatMap((source) => known.get(source) ?? []);
  return {
    all,
    set(source, problem) {
      if (isSame(known.get(source), problem)) return;
      if (problem) known.set(source, problem);
      else known.delete(source);
      const gravest = all()[0] ?? null;
      if (!isSame(told, gravest)) {
        // One that is gone is told as gone, also where a lesser one is left: somebody may be waiting for that.
        if (told && gravest && !all().some((one) => isSame(one, told))) tell(null);
        told = gravest;
        tell(gravest);
      }
      onChange();
    },
  };
}

const isSame = (one: Problem | null | undefined, other: Problem | null): boolean =>
  one?.code === other?.code && one?.detail === other?.detail;
