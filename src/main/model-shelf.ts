/**
 * Owns the models as the settings window shows them: what is here, what is on its way, what went wrong, which is meant.
 * At most one is brought at a time. Never loads one, and fetches nothing that nobody asked for.
 */
import type { CatalogEntryView } from '../contract/views.ts';
import { type DownloadState, downloadShare } from '../core/catalog/download-state.ts';
import { describe, failed, ok, type Problem, type Result } from '../core/errors.ts';
import type { Timer } from '../core/inference/resident.ts';
import { messageAbout } from '../core/session/messages.ts';
import type { Log } from '../core/session/ports.ts';
import type { ModelStatus, PullOptions } from '../platform/models.ts';

export interface ModelShelfOptions {
  readonly list: () => Promise<Result<readonly ModelStatus[]>>;
  readonly pull: (name: string, options: PullOptions) => Promise<Result<ModelStatus>>;
  readonly importFile: (path: string) => Promise<Result<ModelStatus>>;
  /** Makes a model of what is here, as after an update that brought a new difference. Fetches nothing. */
  readonly derive: (name: string) => Promise<Result<unknown>>;
  /** Catalog name in the settings; empty for the default. */
  readonly wanted: () => string;
  readonly timer: Timer;
  readonly onChange: () => void;
  readonly log: Log;
}

export interface ModelShelf {
  /** As it was last looked at. */
  views(): readonly CatalogEntryView[];
  /** The model that is meant now: the wanted one, else the default. Fails with model-unknown. */
  chosen(): Promise<Result<string>>;
  /** no-model where the one that is meant is not on this machine; null before anybody looked. */
  problem(): Problem | null;
  /** Looks again. */
  refresh(): Promise<void>;
  /** Looks for the first time, and makes the model that is meant if all that it is made of is here. */
  prepare(): Promise<void>;
  /**
   * Begins to bring it here; how that goes is in the views. Fails with download-refused while another is on its way.
   */
  pull(name: string): Result<null>;
  cancel(name: string): void;
  /** Takes a local file if its checksum is that of a catalog entry. */
  importFile(path: string): Promise<Result<CatalogEntryView | null>>;
  /** Ends what is on its way. */
  dispose(): void;
}

interface Pull {
  readonly name: string;
  readonly ending: AbortController;
  received: number;
}

/** Four times a second is often enough for a bar. */
const PROGRESS_MS = 250;

export function createModelShelf(options: ModelShelfOptions): ModelShelf {
  const { log, timer, onChange } = options;
  let statuses: readonly ModelStatus[] = [];
  let pulling: Pull | undefined;
  let telling = false;
  const failures = new Map<string, Problem>();

  const views = (): readonly CatalogEntryView[] => {
    const chosen = chosenOf(statuses, options.wanted())?.entry.name;
    return statuses.map((status) => viewOf(status, status.entry.name === chosen));
  };

  function viewOf(status: ModelStatus, chosen: boolean): CatalogEntryView {
    const { name, title, about, bytes, licence, scores } = status.entry;
    const errors = scores.find(({ what, unit }) => unit === '%' && what.startsWith('word error rate'));
    return {
      name,
      title,
      about,
      bytes,
      licence,
      wordErrors: errors ? errors.value / 100 : null,
      chosen,
      state: stateOf(status),
    };
  }

  function stateOf({ entry, state }: ModelStatus): CatalogEntryView['state'] {
    if (pulling?.name === entry.name) return { kind: 'loading', received: pulling.received };
    if (state === 'ready') return { kind: 'there' };
    const problem = failures.get(entry.name);
    if (!problem) return { kind: 'absent' };
    return { kind: 'failed', says: describe(problem).happened, hint: messageAbout(problem).hint };
  }

  async function refresh(): Promise<void> {
    const listed = await options.list();
    if (listed.ok) statuses = listed.value;
    else log.note('models.not-listed', { code: listed.problem.code });
    onChange();
  }

  function follow(pull: Pull, state: DownloadState): void {
    const share = downloadShare(state);
    const bytes = statuses.find(({ entry }) => entry.name === pull.name)?.entry.bytes ?? 0;
    if (share !== undefined) pull.received = Math.round(share * bytes);
    if (telling) return;
    telling = true;
    timer.after(PROGRESS_MS, () => {
      telling = false;
      if (pulling === pull) onChange();
    });
  }

  async function bring(pull: Pull): Promise<void> {
    const { name } = pull;
    log.note('model.pull', { model: name });
    const pulled = await options.pull(name, {
      signal: pull.ending.signal,
      onProgress: (state) => follow(pull, state),
    });
    if (pulling === pull) pulling = undefined;
    if (!pulled.ok && pulled.problem.code !== 'cancelled') failures.set(name, pulled.problem);
    log.note('model.pulled', { model: name, code: pulled.ok ? 'ok' : pulled.problem.code });
    await refresh();
  }

  return {
    views,
    refresh,
    async prepare() {
      await refresh();
      const chosen = chosenOf(statuses, options.wanted());
      if (!chosen || chosen.state === 'ready') return;
      const derived = await options.derive(chosen.entry.name);
      if (derived.ok) await refresh();
    },
    problem() {
      const chosen = chosenOf(statuses, options.wanted());
      return chosen && chosen.state !== 'ready' ? { code: 'no-model', detail: chosen.entry.name } : null;
    },
    async chosen() {
      if (statuses.length === 0) await refresh();
      const chosen = chosenOf(statuses, options.wanted());
      return chosen ? ok(chosen.entry.name) : failed('model-unknown', options.wanted());
    },
    pull(name) {
      if (!statuses.some(({ entry }) => entry.name === name)) return failed('model-unknown', name);
      if (pulling) return pulling.name === name ? ok(null) : failed('download-refused', `${pulling.name} comes first`);
      failures.delete(name);
      pulling = { name, ending: new AbortController(), received: 0 };
      void bring(pulling).catch((error: unknown) => log.bug(error));
      onChange();
      return ok(null);
    },
    cancel(name) {
      if (pulling?.name === name) pulling.ending.abort();
    },
    async importFile(path) {
      const imported = await options.importFile(path);
      if (!imported.ok) return imported;
      failures.delete(imported.value.entry.name);
      await refresh();
      return ok(views().find(({ name }) => name === imported.value.entry.name) ?? null);
    },
    dispose: () => pulling?.ending.abort(),
  };
}

const chosenOf = (statuses: readonly ModelStatus[], wanted: string): ModelStatus | undefined =>
  statuses.find(({ entry }) => entry.name === wanted) ?? statuses.find(({ isDefault }) => isDefault);
