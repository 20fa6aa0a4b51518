import { describe, expect, test } from 'vitest';
import { decodeText, readLines } from '../../src/cli/read-lines.ts';

async function linesOf(chunks: (string | Uint8Array)[], longest?: number) {
  async function* feed() {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  }
  const found: string[] = [];
  for await (const line of readLines(feed(), longest)) found.push(line.ok ? line.value : `<${line.problem.code}>`);
  return found;
}

describe('lines', () => {
  test.each<[string, (string | Uint8Array)[], string[]]>([
    ['LF', ['a\nb\n'], ['a', 'b']],
    ['CRLF', ['a\r\nb\r\n'], ['a', 'b']],
    ['no end on the last', ['a\nb'], ['a', 'b']],
    ['a blank line', ['a\n\nb\n'], ['a', '', 'b']],
    ['a byte order mark', ['\ufeffa\nb\n'], ['a', 'b']],
    ['cut anywhere', ['a', 'b\r', '\nc', '\n'], ['ab', 'c']],
    ['a letter cut in two', [Buffer.from([0xc3]), Buffer.from([0xa9, 0x0a])], ['é']],
    ['nothing', [], []],
    ['bytes that are no text, then text', [Buffer.from([0xff, 0xfe, 0x0a]), 'ok\n'], ['<bad-input>', 'ok']],
    ['a NUL', ['a\0b\nok\n'], ['<bad-input>', 'ok']],
  ])('%s', async (_name, chunks, expected) => {
    expect(await linesOf(chunks)).toEqual(expected);
  });
  test('one that never ends is told as soon as it is too long', async () => {
    async function* endless() {
      for (;;) yield Buffer.from('xxxx');
    }
    const first = await readLines(endless(), 8).next();
    expect(first.value).toMatchObject({ problem: { code: 'text-too-long' } });
  });
  test('one that is too long fails alone', async () => {
    expect(await linesOf(['x'.repeat(9), 'y\nok\n', 'z'.repeat(11)], 8)).toEqual([
      '<text-too-long>',
      'ok',
      '<text-too-long>',
    ]);
  });
});

test('binary is not text', () => {
  expect(decodeText(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0x00]), 'it')).toMatchObject({ ok: false });
});
