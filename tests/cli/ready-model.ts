/** Owns finding real weights on this machine: `npm run setup` brings them, and CI runs that first. */
import { listModels } from '../../src/platform/models.ts';
import { findPlaces } from '../../src/platform/paths.ts';

/** The default model, else any other that is here; undefined where none is. */
export async function findReadyModel(): Promise<string | undefined> {
  const models = await listModels(findPlaces());
  const ready = models.ok ? models.value.filter(({ state }) => state === 'ready') : [];
  return (ready.find(({ isDefault }) => isDefault) ?? ready[0])?.entry.name;
}
