/**
 * Owns the ports of a desktop where no program may look at other windows or press keys in them (Wayland), or where
 * there is no screen: commands are copied, and windows say why they cannot be found.
 */
import { failed, ok, type Problem, type Result } from '../../core/errors.ts';
import type { InsertionPorts } from '../../core/insertion/inserter.ts';

/** `write` puts a text into the clipboard; undefined where there is none. */
export function copyOnlyPorts(
  problem: Problem,
  platform: 'linux' | 'mac',
  write: ((text: string) => void | Promise<void>) | undefined,
): InsertionPorts {
  const refuse = async (): Promise<Result<never>> => ({ ok: false, problem });
  return {
    platform,
    windows: { focused: refuse, focus: refuse },
    keyboard: null,
    clipboard: {
      async write(text) {
        if (!write) return { ok: false, problem };
        try {
          await write(text);
          return ok(null);
        } catch (error) {
          return failed('clipboard-changed', error instanceof Error ? error.message : String(error));
        }
      },
      lend: refuse,
    },
    secureInput: { holder: async () => null },
  };
}
