/** How a command ends from outside: by Ctrl-C, and by `kill`. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { outcomeOf, startCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'saydash-endings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command that answers a line and then waits for the next one. */
async function startWaiting() {
  const child = startCli(['translate', '--jsonl']);
  const outcome = outcomeOf(child);
  child.stdin.write('{"id":1,"heard":"git status"}\n');
  await once(child.stdout, 'data');
  return { child, outcome };
}

describe('a command that is ended', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s leaves %i', async (signal, code) => {
    const { child, outcome } = await startWaiting();
    child.kill(signal);
    expect(await outcome).toMatchObject({ code, err: '' });
  });

  test.runIf(process.platform === 'linux')('ends also where a read never returns', async () => {
    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    const child = startCli(['eval', pipe]);
    const ended = once(child, 'close');
    // This succeeds once the command has opened the pipe. Nothing is ever written.
    await vi.waitUntil(() => opens(pipe), { timeout: 50_000 });
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
  });
});

function opens(pipe: string): boolean {
  try {
    openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    return true;
  } catch {
    return false;
  }
}
