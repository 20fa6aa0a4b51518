/** Owns `saydash doctor`: a line for each part, ok or what to do. Repairs nothing. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { explain, type Problem, type Result } from '../../core/errors.ts';
import { EMPTY_SCENE } from '../../core/scene.ts';
import { BUNDLED, composeTranslate } from '../../platform/bundled.ts';
import { makeFolder } from '../../platform/disk.ts';
import { createEngine } from '../../platform/engine.ts';
import { defaultModel, listModels, verifyModel } from '../../platform/models.ts';
import { findPlaces, type Places } from '../../platform/paths.ts';
import { RECORDERS } from '../../platform/recorder.ts';
import { readBundledModel } from '../../platform/resources.ts';
import { runTool } from '../../platform/tool.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type Io, writeJson, writeLine } from '../io.ts';
import { visible } from '../terminal/style.ts';

/** 'off' parts are wanted for one thing only and nothing else suffers without them. */
type State = 'ok' | 'broken' | 'off';

interface Finding {
  readonly part: string;
  readonly state: State;
  /** What is there, or what to do. */
  readonly says: string;
}

type Examine = (places: Places) => Promise<readonly Finding[]> | readonly Finding[];

/** The longest part is a model's. */
const PART_WIDTH = 22;

const fine = (part: string, says: string): Finding => ({ part, state: 'ok', says });
const broken = (part: string, problem: Problem): Finding => ({ part, state: 'broken', says: explain(problem) });

const PARTS: readonly Examine[] = [nodeItself, bundledFiles, reading, engine, cache, models, recorder, python];

/** Exit code 1 where a part that everything needs is broken. */
export async function examineParts(io: Io, flags: { json?: true }): Promise<ExitCode> {
  const places = findPlaces();
  let code: ExitCode = EXIT.ok;
  for (const examine of PARTS) {
    if (io.signal.aborted) return EXIT.interrupted;
    for (const finding of await examine(places)) {
      if (finding.state === 'broken') code = EXIT.failed;
      if (flags.json) await writeJson(io.out, finding);
      else await writeLine(io.out, lineOf(io, finding));
    }
  }
  return code;
}

function lineOf(io: Io, { part, state, says }: Finding): string {
  const { paint } = io.out;
  const mark = { ok: paint('green', 'ok '), broken: paint('red', 'no '), off: paint('yellow', ' - ') }[state];
  return `${mark} ${part.padEnd(PART_WIDTH)} ${visible(says)}`;
}

function nodeItself(): Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const recent = major > 20 || (major === 20 && minor >= 19);
  const says = `${process.version} on ${process.platform} ${process.arch}`;
  return [
    recent ? fine('node', says) : { part: 'node', state: 'broken', says: `${says}: install Node 20.19 or later.` },
  ];
}

function bundledFiles(): Finding[] {
  return Object.entries(BUNDLED).map(([part, name]) => {
    const bytes = readBundledModel(name);
    return bytes.ok
      ? fine(part, `${name}, ${Math.ceil(bytes.value.length / 1000).toLocaleString('en')} kB`)
      : broken(part, bytes.problem);
  });
}

function reading(): Finding[] {
  const translate = composeTranslate();
  const answer = translate.ok ? translate.value('git space status', EMPTY_SCENE) : translate;
  if (!answer.ok) return [broken('translate', answer.problem)];
  const { command } = answer.value.verdict.draft;
  return [
    command === 'git status'
      ? fine('translate', 'reads "git space status"')
      : {
          part: 'translate',
          state: 'broken',
          says: `reads "git space status" as "${command}". Run \`npm run setup\`.`,
        },
  ];
}

/** Starts the child, loads the native binding and the voice activity model, and asks it about silence. */
async function engine(places: Places): Promise<Finding[]> {
  const running = createEngine({ places });
  try {
    const spans = await running.findSpeech(new Float32Array(16_000));
    return [
      spans.ok
        ? fine('speech engine', 'starts, loads its native binding, ends')
        : broken('speech engine', spans.problem),
    ];
  } finally {
    await running.dispose();
  }
}

/** Models that are in it are read where nobody may write; without any folder there is no place for one. */
async function cache(places: Places): Promise<Finding[]> {
  const problem: Problem = { code: 'read-only', detail: places.cache };
  try {
    await makeFolder(places.cache);
  } catch {
    return [broken('cache', problem)];
  }
  try {
    await access(places.cache, constants.W_OK);
    return [fine('cache', places.cache)];
  } catch {
    const says = `${explain(problem)} Models that are there work; only pulling and removing them needs that.`;
    return [{ part: 'cache', state: 'off', says }];
  }
}

/** The default model must be there and whole; of the others only those that are here are checked. */
async function models(places: Places): Promise<Finding[]> {
  const [all, chosen] = [await listModels(places), await defaultModel(places)];
  if (!all.ok) return [broken('models', all.problem)];
  if (!chosen.ok) return [broken('models', chosen.problem)];
  const wanted = all.value.filter(({ entry, state }) => state !== 'absent' || entry.name === chosen.value);
  return Promise.all(
    wanted.map(async ({ entry }) => {
      const checked: Result<unknown> = await verifyModel(places, entry.name);
      const part = `model ${entry.name}`;
      return checked.ok
        ? fine(part, `${(entry.bytes / 1e6).toFixed(1)} MB, checksum as published`)
        : broken(part, checked.problem);
    }),
  );
}

async function recorder(): Promise<Finding[]> {
  for (const { program } of RECORDERS) if (await isOnPath(program)) return [fine('recorder', program)];
  return [
    {
      part: 'recorder',
      state: 'off',
      says: `${explain({ code: 'no-recorder', detail: '' })} Only \`listen\` and \`practice\` need it.`,
    },
  ];
}

async function python(): Promise<Finding[]> {
  const probe =
    'import sys, importlib.util as u; print(sys.version.split()[0], "torch" if u.find_spec("torch") else "no-torch")';
  const outcome = await runTool(process.env.SAYDASH_PYTHON ?? 'python3', ['-c', probe]);
  const part = 'python (training)';
  if (outcome.code !== 0) return [{ part, state: 'off', says: 'Not installed. Only training needs it.' }];
  const [version = '', torch] = outcome.said.trim().split(' ');
  return [
    torch === 'torch'
      ? fine(part, `${version} with torch`)
      : {
          part,
          state: 'off',
          says: `${version} without torch. Only training needs it: pip install -r training/requirements.txt`,
        },
  ];
}

async function isOnPath(name: string): Promise<boolean> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      await access(join(folder, name), constants.X_OK);
      return true;
    } catch {
      // Not in this folder.
    }
  }
  return false;
}
