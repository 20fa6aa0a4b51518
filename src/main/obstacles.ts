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
] as const;
export type ObstacleSource = (typeof SOURCES)[number];

export interface Obstacles {
  /** null: it stands in the way no longer. */
  set(source: ObstacleSource, problem: Problem | null): void;
  all(): readonly Problem[];
}

/** `tell` is called when the gravest is another than before. */
export function createObstacles(tell: (gravest: Problem | null) => void): Obstacles {
  const known = new Map<ObstacleSource, Problem>();
  let told: Problem | null = null;
  const all = () => SOURCES.flatMap((source) => known.get(source) ?? []);
  return {
    all,
    set(source, problem) {
      if (problem) known.set(source, problem);
      else known.delete(source);
      const gravest = all()[0] ?? null;
      if (gravest?.code === told?.code && gravest?.detail === told?.detail) return;
      told = gravest;
      tell(gravest);
    },
  };
}
