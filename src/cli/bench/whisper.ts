/**
 * Owns timing the ear: each model as it is used (quantized, cut to short clips) against the official one at full
 * context.
 */

import { ok, type Result } from '../../core/errors.ts';
import { type Clip, seconds } from '../../core/speech/clip.ts';
import { readAudioFile } from '../../platform/audio-file.ts';
import { createEngine, type Engine, type EngineFacts } from '../../platform/engine.ts';
import { listModels } from '../../platform/models.ts';
import { findPlaces, type Places } from '../../platform/paths.ts';
import { createWhisperTranscriber } from '../../platform/whisper-transcriber.ts';
import { readSamples } from '../samples.ts';
import { median } from '../scoring/score.ts';
import { compareTo, type Figure } from './figure.ts';

const RECORDINGS = 3;
const MEGABYTE = 1e6;
/** For one request: what is measured is no fault, however busy the machine. */
const PATIENCE_MS = 10 * 60_000;

interface Heard {
  /** The first recording, with starting the engine and loading the model. */
  readonly first: number;
  /** Any later one. */
  readonly hear: number;
  /** What the processor worked for one of those: on a busy machine it says more than the time that passes. */
  readonly work: number;
  readonly memory: number;
}

/** Fails where no model is here or no recording can be read, and with cancelled. `onWay` is told what is timed next. */
export async function timeWhisper(
  rounds: number,
  signal: AbortSignal,
  onWay: (name: string) => Promise<void>,
): Promise<Result<Figure[]>> {
  const places = findPlaces();
  const [models, clips] = [await listModels(places), await readClips()];
  if (!models.ok) return models;
  if (!clips.ok) return clips;
  const here = models.value.filter(({ state }) => state === 'ready');
  const official = here.find(({ entry }) => entry.name === 'tiny.en');
  const figures: Figure[] = [];
  let bases: readonly Figure[] | undefined;
  if (official) {
    const name = 'tiny.en, full context';
    await onWay(name);
    const whole = await hearWith(places, clips.value, rounds, (engine) => {
      return ({ samples }) => engine.hear({ model: official.path, samples, prompt: '', signal });
    });
    if (!whole.ok) return whole;
    bases = nameFigures(name, whole.value);
    figures.push(...bases);
  }
  const ways = here.flatMap(({ entry }) => [
    { model: entry.name, name: `${entry.name}, as used` },
    // A tuned model hears twice to be sure; once is what a recording that goes on gets.
    ...(entry.sources.some(({ from }) => from === 'difference')
      ? [{ model: entry.name, name: `${entry.name}, heard once`, once: true as const }]
      : []),
  ]);
  for (const { name, ...way } of ways) {
    await onWay(name);
    const cut = await hearWith(places, clips.value, rounds, (engine) => {
      const transcriber = createWhisperTranscriber(engine, places);
      return (clip) => transcriber.transcribe(clip, { ...way, prompt: '', signal });
    });
    if (!cut.ok) return cut;
    const named = nameFigures(name, cut.value);
    figures.push(
      ...named.map((figure, at) => (bases?.[at] ? compareTo(bases[at], figure.what, figure.value) : figure)),
    );
  }
  return ok(figures);
}

const nameFigures = (name: string, { first, hear, work, memory }: Heard): readonly Figure[] => [
  { what: `${name}: one command heard`, value: hear, unit: 'ms' },
  { what: `${name}: one command heard, processor time`, value: work, unit: 'ms' },
  { what: `${name}: the first, with engine start and load`, value: first, unit: 'ms' },
  { what: `${name}: engine memory`, value: memory / MEGABYTE, unit: 'MB' },
];

async function readClips(): Promise<Result<Clip[]>> {
  const samples = await readSamples();
  if (!samples.ok) return samples;
  const clips: Clip[] = [];
  for (const { path } of samples.value.slice(0, RECORDINGS)) {
    const clip = await readAudioFile(path);
    if (!clip.ok) return clip;
    if (seconds(clip.value) > 0) clips.push(clip.value);
  }
  return ok(clips);
}

type Hear = (clip: Clip) => Promise<Result<unknown>>;

/** In an engine of its own, so that memory is that of this model alone. */
async function hearWith(
  places: Places,
  clips: readonly Clip[],
  rounds: number,
  hearIn: (engine: Engine) => Hear,
): Promise<Result<Heard>> {
  const engine = createEngine({ places, limitMs: () => PATIENCE_MS });
  try {
    const hear = hearIn(engine);
    const times: number[] = [];
    let afterFirst: EngineFacts | undefined;
    for (let round = 0; round <= rounds; round++) {
      // The first round is one recording, to load.
      for (const clip of round === 0 ? clips.slice(0, 1) : clips) {
        const from = performance.now();
        const heard = await hear(clip);
        if (!heard.ok && heard.problem.code !== 'nothing-heard' && heard.problem.code !== 'no-words') return heard;
        times.push(performance.now() - from);
      }
      afterFirst ??= await engine.facts();
    }
    const facts = await engine.facts();
    const [first = 0, ...later] = times;
    const work = ((facts?.processor ?? 0) - (afterFirst?.processor ?? 0)) / Math.max(1, later.length);
    return ok({ first, hear: median(later), work, memory: facts?.memory ?? 0 });
  } finally {
    await engine.dispose();
  }
}
