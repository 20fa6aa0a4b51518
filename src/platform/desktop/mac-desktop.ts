/**
 * Owns the ports of macOS over one helper process. A target is a program and its frontmost window. macOS does not tell
 * who reads the pasteboard, so a paste is given time before what was there is put back. Needs Accessibility to press
 * keys. Never run on macOS here: see mac-script.ts.
 */
import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../core/errors.ts';
import type { InsertionPorts } from '../../core/insertion/inserter.ts';
import { isTerminal } from '../../core/insertion/plan.ts';
import type { Loan } from '../../core/insertion/ports.ts';
import type { Target } from '../../core/insertion/target.ts';
import { runTool } from '../tool.ts';
import type { MacService } from './mac-service.ts';

const LOOK_EVERY_MS = 20;
const QUIET_MS = 60;
const FOCUS_MS = 1500;
/** After this long, Launch Services is asked to bring the program to the front: macOS 14 may ignore a plain request. */
const OPEN_AFTER_MS = 400;
/** Terminals read the pasteboard within some tens of milliseconds; a busy machine needs longer. */
const PASTE_MS = 400;
const MOST_BYTES = 64 * 1024 * 1024;

const nothing = z.object({});
const focusedShape = z.object({ pid: z.number(), bundle: z.string(), name: z.string(), window: z.number() });

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * `mayType`: whether the system lets this app press keys in others. It swallows them without a word where it does not.
 */
export function macPorts(service: MacService, mayType: () => boolean): InsertionPorts {
  const ask = service.ask;
  const front = () => ask('focused', {}, focusedShape);

  async function focused(): Promise<Result<Target>> {
    const now = await front();
    if (!now.ok) return now;
    const { pid, bundle, name, window } = now.value;
    if (pid === 0 || pid === process.pid) return failed('target-gone', 'no other window has the focus');
    return ok({ id: `mac:${pid}:${window}:${bundle}`, app: name || bundle, terminal: isTerminal(bundle) });
  }

  async function focus(target: Target): Promise<Result<null>> {
    const [, pid = '', , bundle = ''] = target.id.split(':');
    const started = performance.now();
    let opened = false;
    while (performance.now() - started < FOCUS_MS) {
      const now = await focused();
      if (now.ok && now.value.id === target.id) return ok(null);
      const asked = await ask('activate', { pid: Number(pid) }, z.object({ there: z.boolean() }));
      if (!asked.ok) return asked;
      if (!asked.value.there) return failed('target-gone');
      if (!opened && performance.now() - started > OPEN_AFTER_MS) {
        opened = true;
        await runTool('/usr/bin/open', ['-b', bundle]);
      }
      await pause(LOOK_EVERY_MS);
    }
    return failed('target-gone', 'it does not take the focus');
  }

  function loanOf(text: string): Loan {
    const holds = async () => {
      const held = await ask('holds', { text }, z.object({ holds: z.boolean() }));
      return held.ok && held.value.holds;
    };
    return {
      holds,
      async whenTaken(_target, limitMs) {
        await pause(Math.min(PASTE_MS, limitMs));
        return (await holds()) ? 'taken' : 'changed';
      },
      giveBack: async () => void (await ask('giveBack', {}, nothing)),
      keep: async () => void (await ask('keep', { text }, nothing)),
    };
  }

  const done = async (what: string, facts: object, code: Problem['code']): Promise<Result<null>> => {
    const answer = await ask(what, facts, nothing);
    return answer.ok ? ok(null) : failed(code, answer.problem.detail);
  };

  const pressed = async (what: 'press' | 'type', facts: object): Promise<Result<null>> =>
    mayType() ? done(what, facts, 'no-keyboard') : failed('typing-denied');

  return {
    platform: 'mac',
    windows: { focused, focus },
    keyboard: {
      async whenReleased(limitMs) {
        const started = performance.now();
        let quietSince: number | undefined;
        while (performance.now() - started < limitMs) {
          const now = await ask('held', {}, z.object({ held: z.boolean() }));
          if (!now.ok) return now;
          if (now.value.held) quietSince = undefined;
          else quietSince ??= performance.now();
          if (quietSince !== undefined && performance.now() - quietSince >= QUIET_MS) return ok(true);
          await pause(LOOK_EVERY_MS);
        }
        return ok(false);
      },
      // Unicode goes with the key event, whatever the layout.
      canType: async () => true,
      press: (keys) => pressed('press', { keys }),
      type: (text) => pressed('type', { text }),
    },
    clipboard: {
      write: (text) => done('write', { text }, 'clipboard-changed'),
      async lend(text) {
        const answer = await ask('lend', { text, most: MOST_BYTES }, z.object({ lent: z.boolean() }));
        if (!answer.ok || !answer.value.lent) return failed('clipboard-changed', 'what is in it cannot be kept');
        return ok(loanOf(text));
      },
    },
    secureInput: { holder: () => secureInputHolder(service) },
  };
}

/** The program whose password field keeps the keyboard, by its name where the system tells it. */
async function secureInputHolder(service: MacService): Promise<string | null> {
  const answer = await service.ask('secure', {}, z.object({ secure: z.boolean() }));
  if (!answer.ok || !answer.value.secure) return null;
  const registry = await runTool('/usr/sbin/ioreg', ['-n', 'Root', '-d1', '-w0', '-k', 'IOConsoleUsers']);
  const pid = /"kCGSSessionSecureInputPID"\s*=\s*(\d+)/.exec(registry.said)?.[1];
  if (!pid) return 'Another program';
  const { code, said } = await runTool('/bin/ps', ['-c', '-o', 'comm=', '-p', pid]);
  return (code === 0 && said.trim()) || 'Another program';
}
