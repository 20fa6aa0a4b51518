/**
 * Owns the engine process from inside: takes requests from its port and answers every one, also when it fails. What is
 * done for them is in engine-model.ts, engine-hearings.ts and engine-speech.ts. Never ends the process.
 */
import { failed, ok, type Result } from '../core/errors.ts';
import type { Port } from './channel.ts';
import { createEngineHearings } from './engine-hearings.ts';
import { type AnswerValues, type EngineRequest, engineRequest } from './engine-messages.ts';
import { createEngineModel, type EngineModel } from './engine-model.ts';
import { createSpeechFinder } from './engine-speech.ts';
import type { WhisperBinding } from './whisper-binding.ts';

type Values = AnswerValues[keyof AnswerValues];

/** Serves requests from the port with the native binding that `load` gives. */
export function serveEngine(port: Port, load: () => WhisperBinding): void {
  const model = createEngineModel(load);
  const hearings = createEngineHearings(model);
  const findSpeech = createSpeechFinder(load);

  /** undefined for what is not answered. */
  async function answer(request: EngineRequest): Promise<Result<Values> | undefined> {
    switch (request.op) {
      case 'ping':
        return ok(factsOf(model));
      case 'load':
        return loadModel(model, request.model);
      case 'hear':
        return hearings.hear(request);
      case 'find-speech':
        return ok(await findSpeech(request.model, request.samples));
      case 'stop':
        await hearings.stop(request.target);
        return undefined;
    }
  }

  port.onMessage(async (message) => {
    const request = engineRequest.parse(message);
    const said = await answer(request).catch((error) => failed('engine-refused', describe(error)));
    if (!said) return;
    const { id } = request;
    port.post(said.ok ? { ok: true, id, value: said.value } : { ok: false, id, ...said.problem });
  });
}

function loadModel(model: EngineModel, path: string): Promise<Result<AnswerValues['load']>> {
  return model.inTurn(async (open) => {
    const isThere = model.path() === path;
    const started = performance.now();
    const opened = await open(path);
    return opened.ok ? ok({ ms: isThere ? 0 : performance.now() - started }) : opened;
  });
}

function factsOf(model: EngineModel): AnswerValues['ping'] {
  const path = model.path();
  const { user, system } = process.cpuUsage();
  return {
    pid: process.pid,
    memory: process.memoryUsage.rss(),
    // In milliseconds of all threads since the start.
    processor: (user + system) / 1000,
    models: path === undefined ? [] : [path],
  };
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));
