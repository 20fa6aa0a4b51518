/**
 * Owns the recorded views that are words only: what blocks, and what is said once. The words are the ones that ship.
 * Data; shows nothing.
 */
import type { Problem } from '../../../src/core/errors.ts';
import { messageAbout, messageAboutKept, noticeWords } from '../../../src/core/session/messages.ts';
import type { NoticeKind } from '../../../src/core/session/state.ts';
import type { RecordedView } from './recorded-view.ts';

const SESSION = 7;

const problem = (code: Problem['code'], detail = ''): Problem => ({ code, detail });
const blocked = (what: Problem): RecordedView => ({
  view: { kind: 'blocked', session: SESSION, message: messageAbout(what) },
});
const kept = (what: Problem): RecordedView => ({
  view: { kind: 'blocked', session: SESSION, message: messageAboutKept(what, false) },
});

function notice(what: NoticeKind, why: Problem | null, button: 'restore' | 'take-back' | null): RecordedView {
  const words = noticeWords(what, why, button !== null);
  const [restorable, takeable] = [button === 'restore', button === 'take-back'];
  return { view: { kind: 'notice', session: SESSION, what, ...words, restorable, takeable } };
}

/** There is no command, and nothing can go on. */
export const BLOCKED_VIEWS = {
  'blocked-microphone': blocked(problem('microphone-denied')),
  'blocked-asked': blocked(problem('microphone-asked')),
  'blocked-none': blocked(problem('microphone-none')),
  'blocked-silent': blocked(problem('microphone-silent')),
  'blocked-unplugged': kept(problem('microphone-gone', '4 s')),
  'blocked-stuck': kept(problem('key-stuck', '60 s')),
  'blocked-longest': kept(problem('longest-reached', '60 s')),
  'blocked-locked': kept(problem('screen-locked', '4 s')),
  'blocked-hotkey': kept(problem('hook-ended', '4 s')),
  'blocked-keyboard': blocked(problem('hook-denied')),
  'blocked-model': blocked(problem('no-model', 'tiny.en-commands')),
  'blocked-damaged': kept(problem('model-damaged', 'ggml-tiny.en-commands.bin')),
  'blocked-engine': kept(problem('engine-ended')),
  'blocked-hung': kept(problem('engine-hung')),
  'blocked-display': blocked(problem('no-display')),
  'blocked-fault': kept(problem('own-fault')),
} as const satisfies Record<string, RecordedView>;

export const NOTICE_VIEWS = {
  'no-words': notice('nothing-heard', problem('no-words'), 'restore'),
  'nothing-heard': notice('nothing-heard', problem('too-short', '0.2 s'), null),
  inserted: notice('inserted', null, 'take-back'),
  'taken-back': notice('taken-back', null, null),
  'not-taken-back': notice('not-taken-back', problem('target-gone'), null),
  copied: notice('copied', problem('target-gone'), null),
  discarded: notice('discarded', null, 'restore'),
} as const satisfies Record<string, RecordedView>;
