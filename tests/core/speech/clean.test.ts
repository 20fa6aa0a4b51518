import { describe, expect, it } from 'vitest';
import { cleanTranscript } from '../../../src/core/speech/clean.ts';

const REMOVED: readonly (readonly [heard: string, cleaned: string])[] = [
  ['', ''],
  [' [BLANK_AUDIO]', ''],
  ['[MUSIC PLAYING]', ''],
  ['(wind blowing)', ''],
  ['*coughs*', ''],
  ['♪ ♪', ''],
  ['...', ''],
  [' . ', ''],
  ['Thank you.', ''],
  [' Thanks for watching!', ''],
  ["We'll be right back.", ''],
  ['you', ''],
  ['git status [BLANK_AUDIO]', 'git status'],
  ['(typing) git status', 'git status'],
  ['git status. Thanks for watching!', 'git status.'],
  ['<|0.00|> git status<|2.00|>', 'git status'],
  ['show me me me me me me me me me me me me', 'show me'],
  ['set a shell set a shell set a shell set a', 'set a shell'],
  ['git push origin and so git push origin and so git push origin and so', 'git push origin and so'],
  [`head t${'j'.repeat(80)}`, 'head tj'],
];

const KEPT: readonly string[] = [
  'git push',
  'thank you git push',
  'echo thanks for watching',
  '[Grep-r-error.au]',
  'echo [a-z]',
  'ls (star)',
  'test open bracket [ dash f music.txt ]',
  'ping 8.8.8.8',
  'eight dot eight dot eight dot eight',
  'one zero zero zero zero zero zero zero zero zero zero zero',
  'dot dot slash dot dot slash dot dot slash',
  'cp foo dot txt foo dot txt dot bak',
  'dash dash dash',
  'echo x x x x x x x x x x x x',
  'sleep 1000000000000',
  'echo ----------------',
];

describe('cleaning a transcript', () => {
  it.each(REMOVED)('%j becomes %j', (heard, cleaned) => expect(cleanTranscript(heard)).toBe(cleaned));
  it.each(KEPT)('%j stays', (heard) => expect(cleanTranscript(heard)).toBe(heard));
});
