/**
 * Owns what the preview and the tray are shown of a state: whole views, computed anew each time. Never changes
 * anything.
 */
import type { ProblemCode } from '../errors.ts';
import { MENDED } from '../gate/doubts.ts';
import { alignWords } from '../review/align.ts';
import { messageAbout, messageAboutKept, noticeWords } from './messages.ts';
import { confirmWord } from './reviewing.ts';
import { type Before, isRecorded, isTake, type Review, type State } from './state.ts';
import type { PreviewView, ReviewView, TrayState, TrayView } from './view.ts';

const HIDDEN: PreviewView = { kind: 'hidden' };

export function viewOf(state: State): PreviewView {
  const { phase } = state;
  switch (phase.type) {
    case 'idle':
      return HIDDEN;
    case 'recording': {
      const { session, stage, locked, soFar, before } = phase;
      // Nothing says "listening" before there is sound to listen to.
      if (stage !== 'open') return beforeView(before);
      return { kind: 'listening', session, locked, soFar, again: againOf(before) };
    }
    case 'closing':
    case 'hearing':
      return { kind: 'transcribing', session: phase.session, soFar: phase.soFar, again: againOf(phase.before) };
    case 'review':
    case 'inserting':
      return { kind: 'review', session: phase.review.session, review: reviewView(phase.review) };
    case 'notice': {
      const { session, what, problem } = phase;
      const keeps = what === 'discarded' || problem?.code === 'no-words';
      const restorable = keeps && canRestore(state) === session;
      const takeable = what === 'inserted' && state.takeable?.session === session;
      const words = noticeWords(what, problem, restorable || takeable);
      return { kind: 'notice', session, what, restorable, takeable, ...words };
    }
    case 'blocked': {
      const { session, problem, take, acted } = phase;
      return { kind: 'blocked', session, message: take ? messageAboutKept(problem, acted) : messageAbout(problem) };
    }
  }
}

const againOf = ({ review }: Before): ReviewView | null => review && reviewView(review);

const beforeView = ({ review }: Before): PreviewView =>
  review ? { kind: 'review', session: review.session, review: reviewView(review) } : HIDDEN;

function reviewView(review: Review): ReviewView {
  const { translation, ms, readings, picked, text, origin, draft, risks, editing, confirmed, problem, target } = review;
  const { lexed, verdict } = translation;
  const asRead = origin === 'read' && text === verdict.draft.command;
  return {
    command: text,
    heard: translation.heard,
    alignment: draft && alignWords(draft, lexed),
    route: verdict.route,
    confidence: asRead ? verdict.confidence : 0,
    sure: asRead && verdict.sure && !review.checking,
    checking: review.checking,
    edition: review.edition,
    why: asRead ? verdict.why : '',
    mended: asRead && verdict.why === MENDED,
    risks,
    level: risks[0]?.level ?? null,
    readings: readings.map(({ command }) => command),
    picked,
    editing,
    edited: origin === 'hand',
    confirm: confirmed ? null : confirmWord(text, risks),
    evidence: verdict.evidence,
    ms,
    target: target?.app ?? '',
    message: problem && messageAbout(problem),
  };
}

/** What can be had back: its session; null where there is nothing, or it is still being recorded. */
function canRestore({ kept }: State): number | null {
  if (!kept || (isTake(kept.what) && !isRecorded(kept.what))) return null;
  return kept.session;
}

/** The session whose insertion can be taken back now: while nothing else is in front. */
const canTakeBack = ({ phase, takeable }: State): number | null =>
  phase.type === 'idle' || phase.type === 'notice' ? (takeable?.session ?? null) : null;

/** With any of these nothing can be said or heard; others are told without striking the picture through. */
const KEEPS_FROM_WORKING: readonly ProblemCode[] = [
  'no-model',
  'model-damaged',
  'model-unknown',
  'engine-refused',
  'microphone-denied',
  'no-display',
  'hook-ended',
  'hook-denied',
  'page-ended',
];

export function trayOf(state: State): TrayView {
  const { obstacle } = state;
  const shown = viewOf(state);
  const message = shown.kind === 'blocked' ? shown.message : obstacle && messageAbout(obstacle);
  return { state: trayStateOf(state), message, restorable: canRestore(state), takeable: canTakeBack(state) };
}

function trayStateOf({ phase, obstacle }: State): TrayState {
  switch (phase.type) {
    case 'recording':
      return phase.stage === 'open' ? 'listening' : 'working';
    case 'closing':
    case 'hearing':
    case 'inserting':
      return 'working';
    case 'blocked':
      return 'blocked';
    case 'idle':
    case 'review':
    case 'notice':
      return obstacle && KEEPS_FROM_WORKING.includes(obstacle.code) ? 'blocked' : 'idle';
  }
}
