import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { parseRequest } from '../../src/cli/commands/translate-lines.ts';
import { writerFor } from '../../src/cli/io.ts';
import { outcomeOf, parseLines, runCli, startCli } from './run-cli.ts';

interface Line {
  readonly id: string | number | null;
  readonly command?: string;
  readonly error?: { readonly code: string; readonly message: string };
}

const said = (id: string | number, heard: string) => `${JSON.stringify({ id, heard })}\n`;

describe('translate --jsonl', () => {
  test('a line for each, in order, with every field', async () => {
    const { code, out } = await runCli(['translate', '--jsonl'], {
      input: said('a', 'ls space dash la') + said(2, 'git space status'),
    });
    const [first, second] = parseLines<Line>(out);
    expect(code).toBe(0);
    expect(first).toMatchObject({ id: 'a', command: 'ls -la' });
    expect(second).toMatchObject({ id: 2, command: 'git status' });
    expect(Object.keys(first ?? {})).toEqual([
      'id',
      'command',
      'route',
      'confidence',
      'sure',
      'ms',
      'alternatives',
      'risks',
    ]);
  });

  test('a byte order mark, CRLF, blank lines and no end on the last line', async () => {
    const { code, out } = await runCli(['translate', '--jsonl'], {
      input: `\ufeff${said(1, 'pwd').trim()}\r\n\r\n\n${said(2, 'ls').trim()}`,
    });
    expect([code, parseLines<Line>(out).map(({ id }) => id)]).toEqual([0, [1, 2]]);
  });

  test('bad lines are answered and never stop the rest', async () => {
    const bad = ['{', '[]', '7', 'null', '{"id":"no words"}', '{"id":5,"heard":6}', '{"id":{},"heard":"ls"}'];
    const { code, out } = await runCli(['translate', '--jsonl'], {
      input: Buffer.concat([
        Buffer.from(`${bad.join('\n')}\n`),
        Buffer.from([0xff, 0x00, 0x0a]),
        Buffer.from(said('long', 'ls '.repeat(2001))),
        Buffer.from(said('last', 'git space status')),
      ]),
    });
    const lines = parseLines<Line>(out);
    expect(code).toBe(1);
    expect(lines.map(({ id, error }) => [id, error?.code])).toEqual([
      [null, 'bad-input'],
      [null, 'bad-input'],
      [null, 'bad-input'],
      [null, 'bad-input'],
      ['no words', 'bad-input'],
      [5, 'bad-input'],
      [null, undefined],
      [null, 'bad-input'],
      ['long', 'text-too-long'],
      ['last', undefined],
    ]);
  });

  test('an answer comes before the next line is sent', async () => {
    const child = startCli(['translate', '--jsonl']);
    for (const words of ['ls', 'git space status']) {
      child.stdin.write(said(words, words));
      const [chunk] = await once(child.stdout, 'data');
      expect(JSON.parse(String(chunk)).id).toBe(words);
    }
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  test('a hundred thousand lines, in order', async () => {
    const many = 100_000;
    const input = Array.from({ length: many }, (_, id) => said(id, id % 1000 === 0 ? 'ls space dash la' : '')).join('');
    const { code, out } = await runCli(['translate', '--jsonl'], { input });
    const lines = parseLines<Line>(out);
    expect([code, lines.length]).toEqual([0, many]);
    expect(lines.every(({ id }, at) => id === at)).toBe(true);
  });

  test('a reader that goes away ends it quietly', async () => {
    const child = startCli(['translate', '--jsonl']);
    const outcome = outcomeOf(child);
    child.stdin.on('error', () => {});
    child.stdout.destroy();
    child.stdin.end(said(1, 'ls').repeat(5000));
    expect(await outcome).toMatchObject({ code: 0, err: '' });
  });

  test('Ctrl-C ends it with 130', async () => {
    const child = startCli(['translate', '--jsonl']);
    child.stdin.write(said(1, 'ls'));
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([130, null]);
  });
});

describe('a request line', () => {
  test.each([
    ['{"id":1,"heard":"ls"}', 1, true],
    ['{"heard":"ls"}', null, true],
    ['{"id":true,"heard":"ls"}', null, true],
    ['{"id":"x","heard":null}', 'x', false],
    ['"ls"', null, false],
    ['', null, false],
  ])('%s', (line, id, good) => {
    const request = parseRequest(line);
    expect([request.id, request.heard.ok]).toEqual([id, good]);
  });
});

test('a writer waits for a slow reader', async () => {
  const stream = new PassThrough({ highWaterMark: 4 });
  const writer = writerFor(stream);
  let written = false;
  const writing = writer.write('more than four').then(() => {
    written = true;
  });
  await new Promise(setImmediate);
  expect(written).toBe(false);
  stream.resume();
  await writing;
  expect(written).toBe(true);
});
