/**
 * Owns taking out of a transcript what nobody said: stage directions, phantom phrases, loops. Never changes a word that
 * was said, and never takes a bracket for a stage direction unless it holds one: brackets may be part of a command.
 */
import { foldPhrase } from './folding.ts';
import { removeLoop } from './loops.ts';
import { PHANTOM_ENDINGS, PHANTOM_PHRASES, STAGE_DIRECTIONS } from './phantoms.ts';

const SPECIAL_TOKEN = /<\|[^|>]*\|>/g;
const ENCLOSED = /\[([^[\]]*)\]|\(([^()]*)\)|\*([^*]+)\*/g;
const MUSIC_NOTES = /[♪♫🎵🎶]+/gu;

/** The transcript without what nobody said; empty where nothing is left. */
export function cleanTranscript(text: string): string {
  const said = text
    .replace(SPECIAL_TOKEN, ' ')
    .replace(MUSIC_NOTES, ' ')
    .replace(ENCLOSED, (whole, square?: string, round?: string, starred?: string) =>
      isStageDirection(square ?? round ?? starred ?? '') ? ' ' : whole,
    );
  const words = removeLoop(said.split(/\s+/).filter((word) => word !== ''));
  const kept = dropEnding(words.join(' '));
  const folded = foldPhrase(kept);
  return folded === '' && !/[^\s.,!?…-]/.test(kept) ? '' : PHANTOM_PHRASES.includes(folded) ? '' : kept;
}

function isStageDirection(inside: string): boolean {
  if (!/^[\p{L}\s_'-]+$/u.test(inside)) return false;
  const folded = foldPhrase(inside);
  return STAGE_DIRECTIONS.some((direction) => folded === direction || folded.startsWith(`${direction} `));
}

/** "git status. Thanks for watching!" ends with the first sentence. */
function dropEnding(text: string): string {
  const sentences = text.split(/(?<=[.!?])\s+/);
  while (sentences.length > 1 && PHANTOM_ENDINGS.includes(foldPhrase(sentences.at(-1) ?? ''))) sentences.pop();
  return sentences.join(' ');
}
