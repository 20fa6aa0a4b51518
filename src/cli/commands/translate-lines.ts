/**
 * Owns `saydash translate --jsonl`: a line in, a line out, in order, as fast as the reader of the output takes them.
 * A bad line is answered with its error and never stops the rest.
 */
import { failed, ok, type Problem, type Result } from '../../core/errors.ts';
import type { Translate } from '../../core/pipeline.ts';
import { EMPTY_SCENE } from '../../core/scene.ts';
import { composeTranslate } from '../../platform/bundled.ts';
import { answerAsData } from '../answer.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complain, type Io, problemAsData, writeJson } from '../io.ts';
import { readLines } from '../read-lines.ts';

type Id = string | number | null;

interface Request {
  readonly id: Id;
  readonly heard: Result<string>;
}

/** Takes what it can of a line: the id survives even where `heard` is missing. */
export function parseRequest(line: string): Request {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, heard: failed('bad-input', 'the line is not JSON') };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { id: null, heard: failed('bad-input', 'the line is not an object {"id","heard"}') };
  }
  const id = 'id' in value && (typeof value.id === 'string' || typeof value.id === 'number') ? value.id : null;
  const heard = 'heard' in value ? value.heard : undefined;
  return typeof heard === 'string'
    ? { id, heard: ok(heard) }
    : { id, heard: failed('bad-input', 'the line has no "heard" that is a text') };
}

/** Exit code 1 where at least one line was answered with an error. */
export async function translateLines(io: Io): Promise<ExitCode> {
  const translate = composeTranslate();
  if (!translate.ok) return complain(io, translate.problem);
  let code: ExitCode = EXIT.ok;
  const refuse = async (id: Id, problem: Problem) => {
    code = EXIT.failed;
    await writeJson(io.out, { id, error: problemAsData(problem) });
  };
  for await (const line of readLines(io.input)) {
    if (io.signal.aborted) return EXIT.interrupted;
    if (!line.ok) await refuse(null, line.problem);
    else if (line.value.trim() !== '') {
      const { id, heard } = parseRequest(line.value);
      const answer = heard.ok ? timeTranslation(translate.value, heard.value) : heard;
      if (answer.ok) await writeJson(io.out, { id, ...answer.value });
      else await refuse(id, answer.problem);
    }
  }
  return code;
}

function timeTranslation(translate: Translate, heard: string): Result<ReturnType<typeof answerAsData>> {
  const started = performance.now();
  const answer = translate(heard, EMPTY_SCENE);
  const ms = performance.now() - started;
  return answer.ok ? ok(answerAsData(answer.value, ms)) : answer;
}
