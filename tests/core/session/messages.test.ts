import { describe, expect, test } from 'vitest';
import { describe as describeProblem, type ProblemCode } from '../../../src/core/errors.ts';
import { messageAbout, messageAboutKept } from '../../../src/core/session/messages.ts';

/** What the app can come to say: alone, in a review, or with a recording that is kept. */
const IN_THE_APP: readonly ProblemCode[] = [
  'nothing-heard',
  'no-words',
  'no-tray',
  'line-touched',
  'too-short',
  'text-too-long',
  'no-model',
  'model-damaged',
  'model-unknown',
  'disk-full',
  'read-only',
  'no-network',
  'download-stalled',
  'download-refused',
  'checksum-differs',
  'wrong-base-model',
  'unreadable-file',
  'file-missing',
  'tool-missing',
  'bad-input',
  'engine-ended',
  'engine-hung',
  'engine-refused',
  'microphone-denied',
  'microphone-asked',
  'microphone-none',
  'microphone-gone',
  'microphone-silent',
  'no-display',
  'hook-ended',
  'hook-denied',
  'page-ended',
  'settings-page-ended',
  'hotkey-taken',
  'hotkey-unusable',
  'key-stuck',
  'longest-reached',
  'screen-locked',
  'target-gone',
  'secure-input',
  'typing-denied',
  'clipboard-changed',
  'no-keyboard',
  'empty-command',
  'not-confirmed',
  'insertion-unknown',
  'settings-damaged',
  'settings-read-only',
  'settings-no-room',
  'own-fault',
  'cancelled',
];
/** What may be wrong while there is something that was said. */
const COMES_WITH_A_RECORDING: readonly ProblemCode[] = [
  'no-model',
  'model-damaged',
  'model-unknown',
  'part-damaged',
  'engine-ended',
  'engine-hung',
  'engine-refused',
  'disk-full',
  'microphone-gone',
  'hook-ended',
  'hook-denied',
  'page-ended',
  'key-stuck',
  'longest-reached',
  'screen-locked',
  'own-fault',
  'cancelled',
];
/** A short detail, none, and one that no line holds. */
const DETAILS = ['4 s', '', '/home/somebody/.config/saydash/models/with/a/very/long/path/to/it.bin'];
const CASES = IN_THE_APP.flatMap((code) => DETAILS.map((detail) => ({ code, detail })));

describe('words', () => {
  test.each(CASES)('$code, $detail', (problem) => {
    for (const message of [messageAbout(problem), messageAboutKept(problem, false), messageAboutKept(problem, true)]) {
      expect(message.code).toBe(problem.code);
      expect(message.says.length).toBeLessThanOrEqual(60);
      expect(message.says).toMatch(/^[\p{Lu}\d].*$/u);
      expect(`${message.says} ${message.hint}`).not.toMatch(
        /please|oops|\berror\b|success|!|%|`|saydash (?:models|doctor)|\s\s|\s\.|[:,]\s*\.|\s:|undefined/i,
      );
      expect(message.hint).toMatch(/^\p{Lu}.*\.$/u);
    }
    expect(messageAboutKept(problem, true).action).toBe('retry');
  });

  test('say how much room is missing, and leave the folder to the command line', () => {
    const needed = { code: 'disk-full', detail: '185 MB more are needed in /home/me/.cache/saydash/models' } as const;
    expect(messageAbout(needed).says).toBe('The disk is full. 185 MB more are needed.');
    expect(messageAbout({ code: 'disk-full', detail: '/tmp/x' }).says).toBe('The disk is full.');
    expect(describeProblem(needed).happened).toContain(needed.detail);
  });

  test.each(COMES_WITH_A_RECORDING)('%s: says that the recording is kept, or how much of it', (code) => {
    const { says, hint } = messageAboutKept({ code, detail: '4 s' }, false);
    expect(says).toMatch(/Your recording is kept\.$|4 s (?:are|is) kept\.$|^Stopped at 4 s/);
    expect(hint).not.toBe('');
  });

  test('name who blocks', () => {
    expect(messageAbout({ code: 'secure-input', detail: '1Password' }).says).toBe(
      '1Password blocks typing. Close its password field.',
    );
    expect(messageAbout({ code: 'hotkey-taken', detail: '' }).says).toBe('Another program also uses this key.');
  });
});
