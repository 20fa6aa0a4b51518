/** Owns what is known of the engine's process: asked for when something has happened to it, never by a clock. */
import type { Log } from '../core/session/ports.ts';
import type { Engine, EngineFacts } from '../platform/engine.ts';

export interface EngineWatch {
  /** As last heard; undefined where no process runs. */
  facts(): EngineFacts | undefined;
  /** Asks; `onChange` is called if the answer differs. */
  look(): void;
}

export function watchEngine(engine: Pick<Engine, 'facts'>, onChange: () => void, log: Pick<Log, 'bug'>): EngineWatch {
  let known: EngineFacts | undefined;
  let asking = false;
  let again = false;

  async function ask(): Promise<void> {
    asking = true;
    try {
      do {
        again = false;
        const now = await engine.facts();
        const same = now?.pid === known?.pid && roundly(now) === roundly(known);
        known = now;
        if (!same) onChange();
      } while (again);
    } catch (error) {
      log.bug(error);
    } finally {
      asking = false;
    }
  }

  return {
    facts: () => known,
    look() {
      again = true;
      if (!asking) void ask();
    },
  };
}

/** In megabytes, as it is shown. */
const roundly = (facts: EngineFacts | undefined): number => Math.round((facts?.memory ?? 0) / 1e6);
