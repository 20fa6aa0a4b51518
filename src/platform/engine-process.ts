/**
 * Owns one run of the engine process: numbers requests, looks whether it still works on them, and fails all that wait
 * when it ends. Never starts a second one.
 */
import { failed, ok, type Problem, type Result } from '../core/errors.ts';
import type { Cancellation } from '../core/speech/transcript.ts';
import type { Channel } from './channel.ts';
import { type AnswerValues, answerValues, type EngineRequest, engineAnswer } from './engine-messages.ts';
import { createPatience } from './engine-patience.ts';

type Asked = Exclude<EngineRequest['op'], 'stop'>;
type Body<Op extends Asked> = Omit<Extract<EngineRequest, { op: Op }>, 'id' | 'op'>;

export interface EngineProcess {
  readonly pid: number | undefined;
  /**
   * Resolves with the answer, or fails with engine-ended, engine-hung (the process is killed then), cancelled, or what
   * the child says. `limitMs` is work, not time: see engine-patience.ts.
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

/** `threads`: how many of them it may keep busy at once. */
export function runEngineProcess(channel: Channel, threads: number): EngineProcess {
  const waiting = new Map<number, (answer: Result<unknown>) => void>();
  let lastId = 0;
  let ended: Problem | undefined;
  let hung: string | undefined;
  let processor: number | undefined;
  let looking = false;
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

  /** Asks what it has taken of the processor, unless it still owes that answer. */
  function lookIn(): void {
    if (looking || ended) return;
    looking = true;
    lastId++;
    waiting.set(lastId, (answer) => {
      looking = false;
      if (answer.ok) processor = parseValue('ping', answer.value).processor;
    });
    channel.send({ op: 'ping', id: lastId });
  }

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
    const patience = createPatience(limitMs, threads);
    const timer = setInterval(() => {
      hung ??= patience.look(processor);
      if (hung) channel.kill();
      else lookIn();
    }, patience.stepMs);
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
      clearInterval(timer);
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
