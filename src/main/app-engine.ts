/** Owns the speech engine as the app runs it: in a utility process, watched, unloaded when the settings say. Never hears. */
import type { Log } from '../core/session/ports.ts';
import type { Settings } from '../core/settings/schema.ts';
import { createEngine, type Engine } from '../platform/engine.ts';
import type { Places } from '../platform/paths.ts';
import { type EngineWatch, watchEngine } from './engine-watch.ts';
import { utilityChannel } from './utility-channel.ts';

export interface AppEngineOptions {
  readonly places: Places;
  /** The child's script. */
  readonly child: string;
  readonly settings: () => Settings;
  /** Another process than before, or other memory. */
  readonly onChange: () => void;
  readonly log: Log;
}

export interface AppEngine extends Engine {
  readonly watch: EngineWatch;
}

export function createAppEngine({ places, child, settings, onChange, log }: AppEngineOptions): AppEngine {
  const engine = createEngine({
    places,
    child,
    idleMs: () => unloadMs(settings().unloadMinutes),
    start(script) {
      const channel = utilityChannel(script, 'Saydash engine');
      channel.onEnd((why) => {
        log.note('engine.ended', { why: why.replaceAll(' ', '-') });
        watch.look();
      });
      return channel;
    },
  });
  const watch = watchEngine(engine, onChange, log);
  return { ...engine, watch };
}

function unloadMs(minutes: Settings['unloadMinutes']): number | 'never' {
  return minutes === 'never' ? 'never' : minutes * 60_000;
}
