/**
 * Hostile strings through the last step into a real readline: on a pseudo terminal by the hundred
 * (SAYDASH_HOSTILE=10000 for the whole measurement: `npm run hostile`), and some of them through a real xterm, pasted
 * and typed. Nothing is executed, and nothing that can be seen is lost.
 */
import { describe, expect, it, onTestFinished } from 'vitest';
import { failed, ok } from '../../src/core/errors.ts';
import { createInserter, type InsertionPorts } from '../../src/core/insertion/inserter.ts';
import type { Target } from '../../src/core/insertion/target.ts';
import { cleanForTyping } from '../../src/core/review/typeable.ts';
import { openX11Desktop } from '../../src/platform/desktop/x11-desktop.ts';
import { hostileStrings, visibleCharacters } from '../core/insertion/hostile-strings.ts';
import { type PtyBash, startPtyBash } from './support/pty-bash.ts';
import { openTerminal } from './support/terminal.ts';
import { missingPrograms, startXSession, until } from './support/x-session.ts';

const COUNT = Number(process.env.SAYDASH_HOSTILE ?? 300);
const THROUGH_XTERM = Math.min(COUNT, Number(process.env.SAYDASH_HOSTILE_XTERM ?? 24));
const BATCH = 50;
const HOURS = 3_600_000;

const TARGET: Target = { id: 'pty', app: 'xterm', terminal: true };

/** Insertion whose target is the pseudo terminal: what is pasted goes there. */
function ptyPorts(bash: PtyBash): InsertionPorts {
  let lent = '';
  const target = async () => ok(TARGET);
  return {
    platform: 'linux',
    windows: { focused: target, focus: async () => ok(null) },
    keyboard: {
      whenReleased: async () => ok(true),
      canType: async () => false,
      async press() {
        await bash.paste(lent);
        return ok(null);
      },
      type: async () => failed('no-keyboard'),
    },
    clipboard: {
      write: async () => failed('clipboard-changed'),
      async lend(text) {
        lent = text;
        return ok({
          holds: async () => true,
          whenTaken: async () => 'taken',
          giveBack: async () => {},
          keep: async () => {},
        });
      },
    },
    secureInput: { holder: async () => null },
  };
}

/** What is left to type of a string may be nothing. */
const isNothing = (text: string) => cleanForTyping(text).trim() === '';

describe.each([
  ['on', true],
  ['off', false],
] as const)('with bracketed paste %s', (_, bracketedPaste) => {
  it(`executes none of ${COUNT} hostile strings and loses nothing that can be seen`, { timeout: HOURS }, async () => {
    const bash = await startPtyBash(bracketedPaste);
    onTestFinished(() => bash.close());
    const inserter = createInserter(ptyPorts(bash));
    const texts = hostileStrings(COUNT).filter((text) => !isNothing(text));
    for (let from = 0; from < texts.length; from += BATCH) {
      const batch = texts.slice(from, from + BATCH);
      for (const text of batch) {
        expect(await inserter.insert(text, TARGET, 'paste')).toMatchObject({ ok: true, value: { how: 'pasted' } });
        await bash.ask();
      }
      await until(`string ${from + batch.length}`, () => bash.log.lines().length >= from + batch.length, 120_000);
    }
    const lines = bash.log.lines();
    expect(bash.log.prompts()).toBe(1);
    expect(bash.log.executed()).toBe(false);
    expect(lines.length).toBe(texts.length);
    lines.forEach((line, index) => {
      const text = texts[index] ?? '';
      expect(line).toBe(cleanForTyping(text));
      expect(visibleCharacters(line)).toBe(visibleCharacters(text));
    });
  });
});

it('would see an execution: the same string as it is leaves its trace', async () => {
  const bash = await startPtyBash(false);
  onTestFinished(() => bash.close());
  await bash.paste('touch "$SAYDASH_TEST/executed"\n');
  await until('the trace', bash.log.executed);
  await until('the prompt', () => bash.log.prompts() === 2);
});

const missing = missingPrograms('xterm', 'xprop');

describe.skipIf(missing.length > 0)('through a real xterm', () => {
  it.each([
    ['paste', true],
    ['paste', false],
    ['type', true],
    ['type', false],
  ] as const)('%ss, bracketed paste %s', { timeout: HOURS }, async (method, bracketedPaste) => {
    // A screen for each: rare characters change the keyboard, and a window manager is slow to take that in.
    const session = await startXSession();
    onTestFinished(() => session.stop());
    const desktop = await openX11Desktop(session.display, () => false);
    if (!desktop.ok) throw new Error(desktop.problem.detail);
    const inserter = createInserter({ platform: 'linux', ...desktop.value });
    const terminal = await openTerminal(session, 'xterm', { bracketedPaste });
    const target = await desktop.value.windows.focused();
    if (!target.ok) throw new Error(target.problem.code);
    const texts = hostileStrings(THROUGH_XTERM, bracketedPaste ? 2 : 3).filter((text) => !isNothing(text));
    for (const text of texts) {
      expect(await inserter.insert(text, target.value, method)).toEqual({
        ok: true,
        value: { how: expect.stringMatching('pasted|typed'), target: target.value },
      });
      const line = await terminal.takeLine();
      expect(line).toBe(cleanForTyping(text));
      expect(visibleCharacters(line)).toBe(visibleCharacters(text));
    }
    expect(terminal.prompts()).toBe(1);
    expect(terminal.executed()).toBe(false);
    await desktop.value.dispose();
  });
});
