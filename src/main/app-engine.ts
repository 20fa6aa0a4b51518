/**
 * Owns the speech engine as the app runs it: in a utility process, watched, unloaded when the settings say. Never
 * hears.
 */
import type { Log } from '../core/session/ports.ts';
import type { Settings } from '../core/settings/schema.ts';
import { createEngine, type Engine } from '../platform/engine.ts';
import type { Places } from '../platform/paths.ts';
import { SYSTEM_TIMER } from '../platform/timer.ts';
import { type EngineWatch, watchEngine } from './engine-watch.ts';
import { findCollector } from './tidying.ts';
import { utilityChannel } from './utility-channel.ts';

/** After the process's end: by then its messages are done with, and a new one was begun if somebody waits for it. */
const TIDY_MS = 1000;

export interface AppEngineOptions {
  readonly places: Places;
  /** The child's script. */
  readonly child: string;
  readonly settings: () => Settings;
  /** Another process than before, or other memory. */
  readonly onChange: () => void;
  /** The model is gone and nothing of it is wanted: memory can be given back elsewhere too. */
  readonly onTidy: () => void;
  readonly log: Log;
}

export interface AppEngine extends Engine {
  readonly watch: EngineWatch;
  /** Unloads where the settings that came in place of others want it. */
  follow(now: Settings, before: Settings): void;
}

export function createAppEngine({ places, child, settings, onChange, onTidy, log }: AppEngineOptions): AppEngine {
  const collect = findCollector();
  let running = 0;
  const tidy = () => {
    if (running > 0) return;
    collect();
    onTidy();
  };
  const engine = createEngine({
    places,
    child,
    idleMs: () => unloadMs(settings().unloadMinutes),
    start(script) {
      const channel = utilityChannel(script, 'Saydash engine');
      running++;
      channel.onEnd((why) => {
        log.note('engine.ended', { why: why.replaceAll(' ', '-') });
        watch.look();
        running--;
        // What was read with it is not needed either.
        SYSTEM_TIMER.after(TIDY_MS, tidy);
      });
      return channel;
    },
  });
  const watch = watchEngine(engine, onChange, log);
  return {
    ...engine,
    watch,
    follow(now, before) {
      // The old model would stay in memory beside the new one; and an engine that is idle has its old time still to go.
      const atOnce = now.unloadMinutes === 0 && before.unloadMinutes !== 0;
      if (now.model !== before.model || atOnce) void engine.unload().catch((error: unknown) => log.bug(error));
    },
  };
}

function unloadMs(minutes: Settings['unloadMinutes']): number | 'never' {
  return minutes === 'never' ? 'never' : minutes * 60_000;
}
