/**
 * Owns what follows from what the person does in the preview. An intent for another session than the shown one is late.
 */
import type { Intent } from './event.ts';
import { copyReview, insertReview, showReview } from './inserting.ts';
import { goBack, keep, restore, setTimer, showNotice } from './letting-go.ts';
import { NOTICE_MS } from './limits.ts';
import { messageAbout, messageAboutKept } from './messages.ts';
import { cancelRecording, retry } from './recording.ts';
import { editReview, endChecking, keepHeard, pickReading } from './reviewing.ts';
import { afterDoing, type Phase, type Review, type Rules, type State, type Step, shownSession, step } from './state.ts';
import { takeBack } from './taking-back.ts';

type Blocked = Extract<Phase, { type: 'blocked' }>;

export function takeIntent(state: State, intent: Intent, rules: Rules): Step {
  if (intent.type === 'restore') return state.kept?.session === intent.session ? restore(state) : step(state);
  if (intent.type === 'take-back') return takeBack(state, intent.session);
  if (intent.session !== shownSession(state)) return step(state);
  const { phase } = state;
  switch (phase.type) {
    case 'idle':
    case 'inserting':
      return step(state);
    case 'recording':
    case 'closing':
    case 'hearing':
      return intent.type === 'discard' ? cancelRecording(state) : step(state);
    case 'notice':
      return takeAtNotice(state, intent);
    case 'blocked':
      return takeAtBlocked(state, phase, intent);
    case 'review':
      return takeAtReview(state, phase.review, intent, rules);
  }
}

/** The command that the person saw when they did it: the present one, or the one that was replaced in that moment. */
function seenBy(intent: Intent, review: Review): Review | undefined {
  if (!('edition' in intent) || intent.edition === review.edition) return endChecking(review);
  return review.replaced?.edition === intent.edition ? review.replaced : undefined;
}

function takeAtNotice(state: State, intent: Intent): Step {
  switch (intent.type) {
    case 'linger':
      if (!intent.inside) return step(state, setTimer(intent.session, 'notice', NOTICE_MS));
      return step(state, { type: 'clear-timer', name: 'notice' });
    case 'discard':
      return step({ ...state, phase: { type: 'idle' } });
    case 'act':
      return state.kept?.session === intent.session ? restore(state) : step(state);
    case 'insert':
    case 'edit':
    case 'stop-editing':
    case 'pick':
    case 'keep-heard':
    case 'copy':
    case 'restore':
    case 'take-back':
      return step(state);
  }
}

function takeAtBlocked(state: State, phase: Blocked, intent: Intent): Step {
  switch (intent.type) {
    case 'act':
    case 'insert':
      return actAtBlocked(state, phase);
    case 'discard':
      return discardBlocked(state, phase);
    case 'linger':
    case 'edit':
    case 'stop-editing':
    case 'pick':
    case 'keep-heard':
    case 'copy':
    case 'restore':
    case 'take-back':
      return step(state);
  }
}

function actAtBlocked(state: State, phase: Blocked): Step {
  const { action } = phase.take ? messageAboutKept(phase.problem, phase.acted) : messageAbout(phase.problem);
  if (action === 'retry') return retry(state);
  if (action === null) return discardBlocked(state, phase);
  return step({ ...state, phase: { ...phase, acted: true } }, { type: 'act', action });
}

function discardBlocked(state: State, { take, before }: Blocked): Step {
  const kept = take ? keep(state, take) : step(state);
  const back = goBack(kept.state, before, null);
  if (back) return afterDoing(kept.commands, back);
  if (take) return afterDoing(kept.commands, showNotice(kept.state, take.session, 'discarded', null));
  return step({ ...state, phase: { type: 'idle' } });
}

function takeAtReview(state: State, shown: Review, intent: Intent, rules: Rules): Step {
  const review = seenBy(intent, shown);
  if (!review) return step(state);
  const show = (changed: Review | undefined) => (changed ? showReview(state, changed) : step(state));
  switch (intent.type) {
    case 'insert':
      return insertReview(state, review, intent.confirmed, rules);
    case 'edit':
      return show(editReview(review, intent.text, rules));
    case 'stop-editing':
      return show({ ...review, editing: false });
    case 'pick':
      return show(pickReading(review, intent.reading, rules));
    case 'keep-heard':
      return show(keepHeard(review, rules));
    case 'discard': {
      const kept = keep(state, review);
      return afterDoing(kept.commands, showNotice(kept.state, review.session, 'discarded', null));
    }
    case 'copy':
      return copyReview(state, review);
    case 'act':
      return actAtReview(state, review, rules);
    case 'linger':
    case 'restore':
    case 'take-back':
      return step(state);
  }
}

function actAtReview(state: State, review: Review, rules: Rules): Step {
  const action = review.problem && messageAbout(review.problem).action;
  switch (action) {
    case null:
      return step(state);
    case 'retry':
      return insertReview(state, review, false, rules);
    case 'copy':
      return copyReview(state, review);
    case 'open-microphone-settings':
    case 'open-keyboard-settings':
    case 'open-typing-settings':
    case 'open-settings':
    case 'get-model':
    case 'restart-hook':
    case 'reopen-pages':
    case 'save-settings': {
      // Said and done: the next Return is about the command again.
      const shown = showReview(state, { ...review, problem: null });
      return { ...shown, commands: [{ type: 'act', action }] };
    }
  }
}
