/**
 * Owns `saydash practice`: commands to say, one after the other, and how each was heard. Recordings stay in memory;
 * they are written only where --keep names a folder, and never leave the machine.
 */
import { ok, type ProblemCode, type Result } from '../../core/errors.ts';
import { type Ear, type Hearing, withEar } from '../ear.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { complain, type Io, writeLine } from '../io.ts';
import { keepRecording, saveFromBreakdown } from '../keep-recording.ts';
import { type Keyboard, openKeyboard } from '../keyboard.ts';
import { EXERCISES, type Exercise } from '../practice-commands.ts';
import { recordUntilReturn } from '../record.ts';
import { collapseBlanks } from '../scoring/score.ts';
import { compareWords } from '../scoring/word-errors.ts';
import { percent, visible } from '../terminal/style.ts';

export interface PracticeFlags {
  readonly measure?: true;
  readonly count?: number;
  readonly model?: string;
  readonly keep?: string;
}

const NOTHING_SAID: readonly ProblemCode[] = ['nothing-heard', 'no-words', 'too-short'];

interface Tried {
  readonly exercise: Exercise;
  readonly heard: string;
  readonly command: string;
}

const SHORT = 5;

export async function practise(io: Io, flags: PracticeFlags): Promise<ExitCode> {
  const exercises = EXERCISES.slice(0, flags.count ?? (flags.measure ? EXERCISES.length : SHORT));
  const keyboard = openKeyboard(io.input);
  return withEar(io, async (ear) => {
    const model = await ear.prepareModel(flags.model);
    if (!model.ok) return await complain(io, model.problem);
    const kept = flags.keep ? `are kept in ${flags.keep}` : 'are forgotten at once';
    await writeLine(io.out, `${exercises.length} commands. Say each, then press Return. Recordings ${visible(kept)}.`);
    const tried: Tried[] = [];
    for (const exercise of exercises) {
      const result = await tryOne(io, { ear, keyboard, model: model.value, keep: flags.keep }, exercise);
      if (!result.ok) return await complain(io, result.problem);
      tried.push(result.value);
    }
    await sumUp(io, tried);
    return EXIT.ok;
  }).finally(() => keyboard.close());
}

interface Setting {
  readonly ear: Ear;
  readonly keyboard: Keyboard;
  readonly model: string;
  readonly keep: string | undefined;
}

/** Fails where going on makes no sense: no recorder, no engine, interrupted. Silence counts as heard nothing. */
async function tryOne(io: Io, setting: Setting, exercise: Exercise): Promise<Result<Tried>> {
  const { paint } = io.out;
  await writeLine(io.out, `\n${paint('bold', exercise.said)}   ${paint('dim', exercise.command)}`);
  const clip = await recordUntilReturn(io, setting.keyboard, 'Speak, then Return.');
  if (!clip.ok && clip.problem.code !== 'too-short') return clip;
  if (clip.ok && setting.keep) {
    const kept = await keepRecording(setting.keep, exercise.said.replaceAll(' ', '-'), clip.value);
    if (!kept.ok) return kept;
  }
  const hearing = clip.ok ? await setting.ear.hear(clip.value, setting.model, io.signal) : clip;
  if (!hearing.ok && !NOTHING_SAID.includes(hearing.problem.code)) {
    if (clip.ok && !setting.keep) await saveFromBreakdown(io, clip.value, hearing.problem);
    return hearing;
  }
  const tried = { exercise, ...(hearing.ok ? whatCame(hearing.value) : { heard: '', command: '' }) };
  const mark = isRight(tried) ? paint('green', '✓') : paint('yellow', '≠');
  await writeLine(
    io.out,
    `${mark} ${visible(tried.command || '(no command)')}   ${paint('dim', visible(tried.heard))}`,
  );
  return ok(tried);
}

const whatCame = ({ heard, translation }: Hearing) => ({ heard, command: translation.verdict.draft.command });

const isRight = ({ exercise, command }: Tried): boolean => collapseBlanks(command) === exercise.command;

async function sumUp(io: Io, tried: readonly Tried[]): Promise<void> {
  const right = tried.filter(isRight).length;
  const errors = tried.map(({ exercise, heard }) => compareWords(exercise.said, heard));
  const words = errors.reduce((sum, one) => sum + one.words, 0);
  const edits = errors.reduce((sum, one) => sum + one.edits, 0);
  const commands = io.out.paint('bold', `${right} of ${tried.length} commands right`);
  const rate = percent(words ? edits / words : 0);
  await writeLine(io.out, `\n${commands}, word error rate ${rate} of ${words} words.`);
}
