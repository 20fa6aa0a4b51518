/**
 * Owns one run of the engine process: numbers requests, gives each a limit, and fails all that wait when it ends.
 * Never starts a second one.
 */
import { failed, ok, type Problem, type Result } from '../core/errors.ts';
import type { Cancellation } from '../core/speech/transcript.ts';
import type { Channel } from './channel.ts';
import { type AnswerValues, answerValues, type EngineRequest, engineAnswer } from './engine-messages.ts';

type Asked = Exclude<EngineRequest['op'], 'stop'>;
type Body<Op extends Asked> = Omit<Extract<EngineRequest, { op: Op }>, 'id' | 'op'>;

export interface EngineProcess {
  readonly pid: number | undefined;
  /**
   * Resolves with the answer, or fails with engine-ended, engine-hung (the process is killed then), cancelled, or what
   * the child says.
   */
  ask<Op extends Asked>(
    op: Op,
    body: Body<Op>,
    limitMs: number,
    signal?: Cancellation,
  ): Promise<Result<AnswerValues[Op]>>;
  onEnd(listener: () => void): void;
  /** Kills it; resolves when it is gone. */
  end(): Promise<void>;
}

export function runEngineProcess(channel: Channel): EngineProcess {
  const waiting = new Map<number, (answer: Result<unknown>) => void>();
  let lastId = 0;
  let ended: Problem | undefined;
  let hung: string | undefined;
  const gone = new Promise<void>((resolve) => {
    channel.onEnd((why) => {
      ended = hung ? { code: 'engine-hung', detail: hung } : { code: 'engine-ended', detail: why };
      for (const settle of waiting.values()) settle({ ok: false, problem: ended });
      waiting.clear();
      resolve();
    });
  });
  channel.onMessage((message) => {
    const answer = engineAnswer.parse(message);
    waiting.get(answer.id)?.(answer.ok ? ok(answer.value) : failed(answer.code, answer.detail));
    waiting.delete(answer.id);
  });

  async function ask<Op extends Asked>(
    op: Op,
    body: Body<Op>,
    limitMs: number,
    signal?: Cancellation,
  ): Promise<Result<AnswerValues[Op]>> {
    if (signal?.aborted) return failed('cancelled');
    if (ended) return { ok: false, problem: ended };
    lastId++;
    const id = lastId;
    const answered = new Promise<Result<unknown>>((resolve) => waiting.set(id, resolve));
    const timer = setTimeout(() => {
      hung = `${limitMs / 1000} s`;
      channel.kill();
    }, limitMs);
    const cancel = () => {
      channel.send({ op: 'stop', id: 0, target: id });
      waiting.get(id)?.(failed('cancelled'));
      waiting.delete(id);
    };
    signal?.addEventListener('abort', cancel);
    channel.send({ ...body, op, id });
    try {
      const answer = await answered;
      return answer.ok ? ok(parseValue(op, answer.value)) : answer;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    }
  }

  return {
    pid: channel.pid,
    ask,
    onEnd: (listener) => channel.onEnd(listener),
    end: () => {
      channel.kill();
      return gone;
    },
  };
}

function parseValue<Op extends Asked>(op: Op, value: unknown): AnswerValues[Op];
function parseValue(op: Asked, value: unknown): AnswerValues[Asked] {
  return answerValues[op].parse(value);
}
