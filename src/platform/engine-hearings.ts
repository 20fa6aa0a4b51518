/**
 * Owns the hearings inside the engine process: one after the other, each of which can be stopped, whether it still
 * waits for its turn or is under way. Never keeps what was heard.
 */
import { ok, type Result } from '../core/errors.ts';
import type { AnswerValues, HearMessage } from './engine-messages.ts';
import type { EngineModel, OpenModel } from './engine-model.ts';
import type { WhisperJob } from './whisper-binding.ts';

type Heard = AnswerValues['hear'];

export interface EngineHearings {
  /** Hears in its turn. A stopped one answers with `stopped` and whatever text it had. Fails as OpenModel does. */
  hear(request: HearMessage): Promise<Result<Heard>>;
  /** Stops the hearing of that request; nothing where it has already answered. */
  stop(id: number): Promise<void>;
}

interface Hearing {
  stopped: boolean;
  /** Once it is under way. */
  job?: WhisperJob;
}

const NOT_HEARD: Heard = { text: '', ms: 0, stopped: true };

export function createEngineHearings(model: EngineModel): EngineHearings {
  /** By the number of the request: those that have not answered yet. */
  const hearings = new Map<number, Hearing>();

  async function run(hearing: Hearing, request: HearMessage, open: OpenModel): Promise<Result<Heard>> {
    if (hearing.stopped) return ok(NOT_HEARD);
    const context = await open(request.model);
    if (!context.ok) return context;
    if (hearing.stopped) return ok(NOT_HEARD);
    const started = performance.now();
    hearing.job = context.value.transcribeData(request.samples.slice().buffer, {
      language: request.language,
      maxThreads: request.threads,
      temperature: request.temperature,
      temperatureInc: request.temperatureStep,
      ...(request.beams > 1 ? { beamSize: request.beams } : {}),
      ...(request.prompt ? { prompt: request.prompt } : {}),
    });
    const heard = await hearing.job.promise;
    return ok({ text: heard.result, ms: performance.now() - started, stopped: heard.isAborted });
  }

  return {
    async hear(request) {
      const hearing: Hearing = { stopped: false };
      hearings.set(request.id, hearing);
      try {
        return await model.inTurn((open) => run(hearing, request, open));
      } finally {
        hearings.delete(request.id);
      }
    },
    async stop(id) {
      const hearing = hearings.get(id);
      if (!hearing) return;
      hearing.stopped = true;
      await hearing.job?.stop();
    },
  };
}
