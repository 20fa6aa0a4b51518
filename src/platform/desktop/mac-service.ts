/**
 * Owns the process that answers for macOS (osascript with mac-script.ts): started on first use, asked in lines of JSON,
 * and started again after it ended or hung. Never knows what is asked. Not run on macOS here: see mac-script.ts.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/errors.ts';
import { MAC_SCRIPT } from './mac-script.ts';

export interface MacService {
  /** Fails with no-display where the process cannot be run or does not answer. */
  ask<Value>(what: string, facts: object, shape: z.ZodType<Value>): Promise<Result<Value>>;
  /** Ends the process; whoever waits for it, or asks from now on, is told so. */
  dispose(): void;
}

const ANSWER_MS = 5000;
const ENDED = 'Saydash ends.';
const answerShape = z.discriminatedUnion('ok', [
  z.object({ id: z.number(), ok: z.literal(true), value: z.unknown() }),
  z.object({ id: z.number(), ok: z.literal(false), why: z.string() }),
]);
type Answer = z.infer<typeof answerShape>;

/** `command` is what is run; tests give their own. */
export function createMacService(
  command: readonly [string, ...string[]] = ['/usr/bin/osascript', '-l', 'JavaScript', '-e', MAC_SCRIPT],
  answerMs = ANSWER_MS,
): MacService {
  let child: ChildProcess | undefined;
  let disposed = false;
  let lastId = 0;
  const waiting = new Map<number, (answer: Answer) => void>();

  function settleAll(why: string): void {
    for (const [id, settle] of waiting) settle({ id, ok: false, why });
    waiting.clear();
  }

  function start(): ChildProcess {
    const [program, ...args] = command;
    const started = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const end = (why: string) => {
      if (child !== started) return;
      child = undefined;
      settleAll(why);
    };
    started.on('error', (error) => end(error.message));
    started.on('exit', (code, signal) => end(`osascript ended: ${signal ?? code}`));
    // It may end while it is written to; `exit` tells.
    started.stdin.on('error', () => {});
    createInterface({ input: started.stdout }).on('line', (line) => {
      const parsed = parseAnswer(line);
      if (!parsed) return;
      waiting.get(parsed.id)?.(parsed);
      waiting.delete(parsed.id);
    });
    return started;
  }

  return {
    async ask<Value>(what: string, facts: object, shape: z.ZodType<Value>): Promise<Result<Value>> {
      if (disposed) return failed('no-display', ENDED);
      child ??= start();
      const asked = child;
      lastId++;
      const id = lastId;
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
      const limit = setTimeout(() => asked.kill('SIGKILL'), answerMs);
      asked.stdin?.write(`${ascii(JSON.stringify({ ...facts, id, what }))}\n`);
      const answer = await answered;
      clearTimeout(limit);
      if (!answer.ok) return failed('no-display', answer.why);
      const value = shape.safeParse(answer.value);
      return value.success ? ok(value.data) : failed('no-display', `${what}: an answer of another shape`);
    },
    dispose() {
      disposed = true;
      const last = child;
      child = undefined;
      last?.kill('SIGKILL');
      settleAll(ENDED);
    },
  };
}

function parseAnswer(line: string): Answer | undefined {
  try {
    return answerShape.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** The same JSON in ASCII, so that no character is cut in two on the way. */
function ascii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
