/** Owns how an answer looks: as data for scripts, and as lines for a person. Never decides what is sure. */
import type { Translation } from '../core/pipeline.ts';
import { alignWords } from '../core/review/align.ts';
import type { Risk, RiskLevel } from '../core/review/risk.ts';
import { type Paint, type Tone, visible } from './terminal/style.ts';

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

export const roundMs = (ms: number): number => round(ms, 3);

const riskAsData = ({ level, code, message, from, to, safer }: Risk) => ({
  level,
  code,
  message,
  from,
  to,
  ...(safer === undefined ? {} : { safer }),
});

/** A time as a person reads it. */
const showMs = (ms: number): string => (ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`);

/** What every command prints of an answer as data. `ms` is from text to verdict. */
export const answerAsData = ({ verdict, risks }: Translation, ms: number) => ({
  command: verdict.draft.command,
  route: verdict.route,
  confidence: round(verdict.confidence, 4),
  sure: verdict.sure,
  ms: roundMs(ms),
  alternatives: verdict.alternatives.map((draft) => draft.command),
  risks: risks.map(riskAsData),
});

/** The whole answer: also why, the numbers behind it, and where each character came from. */
export const wholeAnswerAsData = (translation: Translation, ms: number) => ({
  heard: translation.heard,
  ...answerAsData(translation, ms),
  why: translation.verdict.why,
  evidence: translation.verdict.evidence,
  words: translation.lexed.words,
  pieces: translation.verdict.draft.pieces,
  alignment: alignWords(translation.verdict.draft, translation.lexed),
});

const RISK_TONES: Record<RiskLevel, Tone> = { notice: 'yellow', high: 'red', critical: 'red' };

/** How sure: "processor 99% sure", painted. */
function describeCertainty({ verdict }: Translation, paint: Paint): string {
  const percent = `${Math.floor(verdict.confidence * 100)}%`;
  return verdict.sure
    ? paint('green', `${verdict.route} ${percent} sure`)
    : paint('yellow', `${verdict.route} ${percent} not sure`);
}

/** What a person sees beside the command: route, confidence, why, risks, other readings. */
export function describeAnswer(translation: Translation, ms: number, paint: Paint): string[] {
  const { verdict, risks } = translation;
  const lines = [`${describeCertainty(translation, paint)} ${paint('dim', `· ${showMs(ms)}`)}`];
  // A risk is often the very reason not to be sure.
  if (verdict.why && !risks.some(({ message }) => message === verdict.why))
    lines.push(paint('dim', visible(verdict.why)));
  for (const line of describeRepairs(translation)) lines.push(paint('yellow', visible(line)));
  for (const risk of risks) {
    lines.push(`${paint(RISK_TONES[risk.level], risk.level)}: ${visible(risk.message)}`);
    if (risk.safer !== undefined) lines.push(`  safer: ${visible(risk.safer)}`);
  }
  for (const { command } of verdict.alternatives) lines.push(`${paint('dim', 'or')} ${visible(command)}`);
  return lines;
}

/** "etsy" written as "etc": every word that was mended, so that nothing is changed in silence. */
function describeRepairs({ lexed, verdict: { draft } }: Translation): string[] {
  return draft.pieces
    .filter(({ origin }) => origin === 'repaired')
    .map(({ from, to, first, last }) => {
      const said = lexed.words.slice(first, last).map(({ text }) => text);
      return `"${said.join(' ')}" written as "${draft.command.slice(from, to)}"`;
    });
}
