/** Owns `saydash models`: what is known, what is here, bringing it here and taking it away, with a line for each. */
import { type DownloadState, downloadShare } from '../../core/catalog/download-state.ts';
import type { Result } from '../../core/errors.ts';
import {
  defaultModel,
  importModel,
  listModels as listAll,
  type ModelStatus,
  pullModel,
  removeModel,
  verifyModel,
} from '../../platform/models.ts';
import { findPlaces } from '../../platform/paths.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complain, type Io, writeJson, writeLine } from '../io.ts';
import { showProgress } from '../terminal/progress.ts';
import { visible } from '../terminal/style.ts';
import { layOutTable } from '../terminal/table.ts';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export async function listModels(io: Io, flags: { json?: true }): Promise<ExitCode> {
  const models = await listAll(findPlaces());
  if (!models.ok) return complain(io, models.problem);
  if (flags.json) {
    for (const { entry, state, path, isDefault } of models.value) {
      await writeJson(io.out, { ...entry, state, path, default: isDefault });
    }
    return EXIT.ok;
  }
  const rows = models.value.map(({ entry, state, isDefault }) => [
    { text: entry.name, tone: 'bold' as const },
    { text: state, tone: state === 'ready' ? ('green' as const) : ('dim' as const) },
    megabytes(entry.bytes),
    entry.weights,
    entry.licence,
    `${entry.title}${isDefault ? ' (default)' : ''}. ${entry.about}`,
  ]);
  const columns = [
    { title: 'model' },
    { title: 'here' },
    { title: 'size', align: 'right' as const },
    { title: 'weights', spare: 3 },
    { title: 'licence', spare: 2 },
    { title: 'what it is', least: 30, spare: 1 },
  ];
  for (const line of layOutTable(columns, rows, io.out)) await writeLine(io.out, line);
  return EXIT.ok;
}

/** One after the other; the first failure ends it, since the next would most likely meet the same. */
export async function pullModels(io: Io, names: readonly string[]): Promise<ExitCode> {
  const places = findPlaces();
  const wanted: Result<string>[] = names.length
    ? names.map((value) => ({ ok: true, value }))
    : [await defaultModel(places)];
  for (const name of wanted) {
    if (!name.ok) return complain(io, name.problem);
    const progress = showProgress(io.err, `pull ${name.value}`);
    const said = new Set<string>();
    const onProgress = (state: DownloadState) => {
      const share = downloadShare(state);
      if (share !== undefined) progress.update(share * 100, 100, noteOf(state));
      const step = stepOf(state);
      if (step === undefined || said.has(step)) return;
      said.add(step);
      progress.end();
      void writeLine(io.err, io.err.paint('dim', `${name.value}: ${visible(step)}`));
    };
    const pulled = await pullModel(places, name.value, { onProgress, signal: io.signal });
    progress.end();
    if (!pulled.ok) return complain(io, pulled.problem);
    await writeLine(io.out, `${name.value} is ready: ${pulled.value.path}`);
  }
  return EXIT.ok;
}

function stepOf(state: DownloadState): string | undefined {
  switch (state.state) {
    case 'connecting':
      return `connecting to ${state.from}`;
    case 'downloading':
      return `downloading ${megabytes(state.total)} from ${state.from}`;
    case 'converting':
      return 'converting';
    case 'checking':
      return 'checking';
    case 'idle':
    case 'ready':
    case 'failed':
      return undefined;
  }
}

const noteOf = (state: DownloadState): string =>
  state.state === 'downloading' ? `${megabytes(state.received)} of ${megabytes(state.total)}` : state.state;

/** Every file that is named, or every one that is here. */
export async function verifyModels(io: Io, names: readonly string[]): Promise<ExitCode> {
  const places = findPlaces();
  const all = names.length ? undefined : await listAll(places);
  if (all && !all.ok) return complain(io, all.problem);
  const wanted = all ? all.value.filter(({ state }) => state === 'ready').map(({ entry }) => entry.name) : names;
  if (wanted.length === 0) await writeLine(io.out, 'No model is on this machine yet: saydash models pull');
  return forEach(
    io,
    wanted,
    (name) => verifyModel(places, name),
    (status) => `${status.entry.name} ok`,
  );
}

export async function importFile(io: Io, file: string): Promise<ExitCode> {
  const describe = (status: ModelStatus) => `${status.entry.name} is ready: ${status.path}`;
  return forEach(io, [file], (path) => importModel(findPlaces(), path), describe);
}

export async function removeModels(io: Io, names: readonly string[]): Promise<ExitCode> {
  const places = findPlaces();
  return forEach(
    io,
    names,
    (name) => removeModel(places, name),
    ({ freed }, name) => `${name} removed, ${megabytes(freed)} freed`,
  );
}

/** Does it for each and says so; one failure never stops the rest, and makes the exit code 1. */
async function forEach<T>(
  io: Io,
  names: readonly string[],
  act: (name: string) => Promise<Result<T>>,
  describe: (value: T, name: string) => string,
): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  for (const name of names) {
    if (io.signal.aborted) return EXIT.interrupted;
    const result = await act(name);
    if (result.ok) await writeLine(io.out, visible(describe(result.value, name)));
    else code = await complain(io, result.problem);
  }
  return code;
}
