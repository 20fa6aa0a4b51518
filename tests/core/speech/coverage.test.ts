import { expect, test } from 'vitest';
import { isCutShort } from '../../../src/core/speech/coverage.ts';

const heard = (text: string, speech: number) => ({ text, speech, others: [], ms: 1 });

test.each<[string, number, boolean]>([
  ['sip', 3.1, true],
  ['cv.', 2.6, true],
  ['', 2, true],
  ['ls', 0.7, false],
  ['df -h', 1.4, false],
  ['ls-la/var/log', 2.6, false],
  ['git push origin main', 1.6, false],
  ['ls dash l a slash var slash log', 2.6, false],
])('"%s" for %f s of speech', (text, speech, cutShort) => {
  expect(isCutShort(heard(text, speech))).toBe(cutShort);
});
