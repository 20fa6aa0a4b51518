import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/core/session/command.ts';
import type { Event } from '../../../src/core/session/event.ts';
import { trayOf, viewOf } from '../../../src/core/session/showing.ts';
import type { PreviewView } from '../../../src/core/session/view.ts';
import {
  away,
  began,
  cancel,
  copied,
  edit,
  ended,
  fault,
  found,
  heard,
  insert,
  inserted,
  linger,
  lock,
  lost,
  notInserted,
  obstacle,
  pick,
  play,
  press,
  say,
  soFar,
  start,
  stop,
  takenBack,
  timer,
  touched,
  unheard,
} from './speech.ts';

/** A view in short: its kind, and what tells it from others of that kind. */
function brief(view: PreviewView): string {
  switch (view.kind) {
    case 'hidden':
      return 'hidden';
    case 'listening':
    case 'transcribing': {
      const more = [
        view.kind === 'listening' && view.locked ? 'locked' : '',
        view.soFar ? `so far ${view.soFar.heard}` : '',
        view.again ? `again ${view.again.command}` : '',
      ];
      return [view.kind, ...more].filter((text) => text !== '').join(', ');
    }
    case 'review': {
      const { command, message, editing, confirm, level } = view.review;
      const more = [editing ? 'editing' : '', level ?? '', confirm ? `type ${confirm}` : '', message?.code ?? ''];
      return [`review ${command}`, ...more].filter((text) => text !== '').join(', ');
    }
    case 'notice':
      return `notice ${view.what}${view.restorable ? ', restorable' : ''}: ${view.hint}`;
    case 'blocked':
      return `blocked: ${view.message.says} ${view.message.hint}${view.message.action ? ` [${view.message.action}]` : ''}`;
  }
}

function briefCommand(command: Command): string {
  switch (command.type) {
    case 'take-back':
      return `take back ${command.count} in ${command.target.app}`;
    case 'set-timer':
      return `set ${command.name} ${command.ms}`;
    case 'clear-timer':
      return `clear ${command.name}`;
    case 'insert':
      return `insert ${command.text} by ${command.method}${command.target ? '' : ', nowhere'}`;
    case 'copy':
      return `copy ${command.text}`;
    case 'close-microphone':
      return `close ${command.session} after ${command.tailMs}`;
    case 'open-microphone':
    case 'drop-microphone':
    case 'hear':
    case 'stop-hearing':
    case 'hear-so-far':
    case 'find-target':
    case 'watch-touch':
      return `${command.type} ${command.session}`;
    case 'act':
      return `act ${command.action}`;
    case 'load-engine':
    case 'take-keys':
    case 'give-back-keys':
    case 'count-insert':
      return command.type;
  }
}

const GONE = 'rm -rf / tmp';

/** What happens, what is seen then, and what the last event asked for (left out: not looked at). */
const DIALOGUES: readonly (readonly [
  name: string,
  events: readonly Event[],
  view: string,
  last?: readonly string[],
])[] = [
  ['nothing yet', [], 'hidden'],
  [
    'the key goes down: nothing is shown before there is sound',
    [start],
    'hidden',
    ['find-target 1', 'load-engine', 'open-microphone 1', 'set first-audio 4000'],
  ],
  ['sound', [start, began(1)], 'listening', ['clear first-audio', 'set longest 60000', 'set so-far 600']],
  ['a second start changes nothing', [start, began(1), start], 'listening', []],
  ['a tap', [start, began(1), lock], 'listening, locked', []],
  ['so far: asked for', [start, began(1), timer(1, 'so-far')], 'listening', ['hear-so-far 1', 'set so-far 600']],
  ['so far: shown', [start, began(1), soFar(1, 'git')], 'listening, so far git', []],
  [
    'so far: too late',
    [start, began(1), soFar(1, 'git'), stop, soFar(1, 'git status')],
    'transcribing, so far git',
    [],
  ],
  [
    'the key comes up',
    [start, began(1), stop],
    'transcribing',
    ['clear first-audio', 'clear longest', 'clear so-far', 'close 1 after 250', 'set last-audio 2250'],
  ],
  ['the recording', [start, began(1), stop, ended(1)], 'transcribing', ['clear last-audio', 'hear 1']],
  ['the review', say(1, 'git status'), 'review git status', ['take-keys']],
  [
    'inserted',
    [...say(1, 'git status'), insert(1)],
    'review git status',
    ['give-back-keys', 'set insertion 60000', 'insert git status by paste'],
  ],
  [
    'said that it is inserted',
    [...say(1, 'git status'), insert(1), inserted(1)],
    'notice inserted: Take it back',
    ['clear insertion', 'count-insert', 'watch-touch 1', 'set notice 1600'],
  ],
  ['and gone', [...say(1, 'git status'), insert(1), inserted(1), timer(1, 'notice')], 'hidden', ['clear notice']],
  ['twice Return inserts once', [...say(1, 'git status'), insert(1), insert(1)], 'review git status', []],

  // Too little
  [
    'too short',
    [start, began(1), stop, ended(1, 0.2)],
    'notice nothing-heard: 0.2 s is too short. Hold and speak.',
    ['clear last-audio', 'set notice 2400'],
  ],
  [
    'released before there was sound',
    [start, stop, ended(1, 0)],
    'notice nothing-heard: 0 s is too short. Hold and speak.',
  ],
  ['silence', [start, began(1), stop, ended(1), unheard(1, 'nothing-heard')], 'notice nothing-heard: Hold and speak.'],
  [
    'only signs',
    [start, began(1), stop, ended(1), heard(1, '', { heard: '...' })],
    'notice nothing-heard, restorable: Hear it again',
  ],
  [
    'somebody spoke, and no words came: the recording is kept for a while',
    [start, began(1), stop, ended(1), unheard(1, 'no-words')],
    'notice nothing-heard, restorable: Hear it again',
    ['set restore 10000', 'set notice 2400'],
  ],
  [
    'and is heard again',
    [start, began(1), stop, ended(1), unheard(1, 'no-words'), press('restore', 1)],
    'transcribing',
    ['clear notice', 'clear restore', 'hear 2'],
  ],
  [
    'no words in what was said again: the review is back, and the recording can be heard again',
    [...say(1, 'ls'), start, began(2), stop, ended(2), unheard(2, 'no-words'), press('restore', 2)],
    'transcribing, again ls',
    ['clear restore', 'hear 3'],
  ],
  [
    'the pointer stops the clock',
    [start, stop, ended(1, 0), linger(1, true)],
    'notice nothing-heard: 0 s is too short. Hold and speak.',
    ['clear notice'],
  ],
  [
    'and starts it again',
    [start, stop, ended(1, 0), linger(1, true), linger(1, false)],
    'notice nothing-heard: 0 s is too short. Hold and speak.',
    ['set notice 2400'],
  ],
  [
    'zeros instead of sound',
    [start, began(1), stop, ended(1, 2, 0)],
    'blocked: The microphone gives no sound. Choose another in Settings. [open-settings]',
  ],

  // Cancelled, discarded, had back
  [
    'Esc while recording',
    [start, began(1), cancel],
    'notice discarded: ',
    [
      'clear first-audio',
      'clear longest',
      'clear so-far',
      'close 1 after 0',
      'set last-audio 2000',
      'set restore 10000',
      'set notice 2400',
    ],
  ],
  ['it can be had back', [start, began(1), cancel, ended(1)], 'notice discarded, restorable: Bring it back'],
  [
    'not if nothing was said',
    [start, began(1), cancel, ended(1, 0.1)],
    'notice discarded: ',
    ['clear last-audio', 'clear restore'],
  ],
  [
    'had back: heard under a new session',
    [start, began(1), cancel, ended(1), press('restore', 1)],
    'transcribing',
    ['clear notice', 'clear restore', 'hear 2'],
  ],
  [
    'had back after the notice went',
    [start, began(1), cancel, ended(1), timer(1, 'notice'), press('restore', 1), heard(2, 'ls')],
    'review ls',
  ],
  [
    'not for ever',
    [start, began(1), cancel, ended(1), timer(1, 'notice'), timer(1, 'restore'), press('restore', 1)],
    'hidden',
    [],
  ],
  [
    'had back while it is being closed',
    [start, began(1), cancel, press('restore', 1), ended(1)],
    'transcribing',
    ['clear last-audio', 'hear 1'],
  ],
  [
    'Esc while it is being read',
    [start, began(1), stop, ended(1), cancel],
    'notice discarded, restorable: Bring it back',
    ['stop-hearing 1', 'set restore 10000', 'set notice 2400'],
  ],
  [
    'what was cancelled is not shown when it comes',
    [start, began(1), stop, ended(1), cancel, heard(1, 'ls')],
    'notice discarded, restorable: Bring it back',
    [],
  ],
  [
    'Esc in review',
    [...say(1, 'ls'), press('discard', 1)],
    'notice discarded, restorable: Bring it back',
    ['give-back-keys', 'set restore 10000', 'set notice 2400'],
  ],
  [
    'and had back',
    [...say(1, 'ls'), press('discard', 1), press('restore', 1)],
    'review ls',
    ['clear notice', 'clear restore', 'take-keys'],
  ],
  ['by the one thing to do', [...say(1, 'ls'), press('discard', 1), press('act', 1)], 'review ls'],
  ['Esc of the keyboard is not ours in review', [...say(1, 'ls'), cancel], 'review ls', []],

  // Say it again
  [
    'say it again',
    [...say(1, 'ls'), start],
    'review ls',
    ['find-target 2', 'load-engine', 'open-microphone 2', 'set first-audio 4000'],
  ],
  ['the old command stays', [...say(1, 'ls'), start, began(2)], 'listening, again ls'],
  ['and while it is read', [...say(1, 'ls'), start, began(2), stop, ended(2)], 'transcribing, again ls'],
  ['until the new one is there', [...say(1, 'ls'), ...say(2, 'ls -la')], 'review ls -la', ['set restore 10000']],
  [
    'which can be taken back',
    [...say(1, 'ls'), ...say(2, 'ls -la'), press('restore', 1)],
    'review ls',
    ['clear restore', 'set restore 10000'],
  ],
  ['Esc keeps the old one', [...say(1, 'ls'), start, began(2), cancel], 'review ls'],
  ['nothing heard keeps the old one', [...say(1, 'ls'), start, stop, ended(2, 0.1)], 'review ls, too-short'],
  [
    'no microphone keeps the old one',
    [...say(1, 'ls'), start, lost(2, 'microphone-denied')],
    'review ls, microphone-denied',
  ],
  [
    'the way to the microphone, and Return is about the command again',
    [...say(1, 'ls'), start, lost(2, 'microphone-denied'), press('act', 1)],
    'review ls',
    ['act open-microphone-settings'],
  ],
  [
    'an engine that ended keeps both',
    [...say(1, 'ls'), start, began(2), stop, ended(2), unheard(2, 'engine-ended')],
    'blocked: The speech engine stopped. Your recording is kept. Return tries again. [retry]',
    [],
  ],
  [
    'Esc then leads back',
    [...say(1, 'ls'), start, began(2), stop, ended(2), unheard(2, 'engine-ended'), press('discard', 2)],
    'review ls',
  ],
  [
    'the old target is kept where the preview has the focus',
    [...say(1, 'ls'), start, began(2), stop, ended(2), heard(2, 'pwd'), insert(2)],
    'review pwd',
    ['give-back-keys', 'set insertion 60000', 'insert pwd by paste'],
  ],
  [
    'a start while the tail is recorded',
    [start, began(1), stop, start],
    'hidden',
    ['find-target 2', 'load-engine', 'set first-audio 4000'],
  ],
  [
    'opens once the microphone is free',
    [start, began(1), stop, start, ended(1)],
    'hidden',
    ['clear last-audio', 'open-microphone 2'],
  ],
  [
    'Esc there reads the first recording',
    [start, began(1), stop, start, ended(1), cancel, ended(2, 0)],
    'transcribing',
  ],
  [
    'a start while it is read',
    [start, began(1), stop, ended(1), start],
    'hidden',
    ['stop-hearing 1', 'find-target 2', 'load-engine', 'open-microphone 2', 'set first-audio 4000'],
  ],
  ['and its answer is late', [start, began(1), stop, ended(1), start, began(2), heard(1, 'ls')], 'listening', []],
  [
    'a start while it is inserted records at once',
    [...say(1, 'ls'), insert(1), start],
    'hidden',
    ['find-target 2', 'load-engine', 'open-microphone 2', 'set first-audio 4000'],
  ],
  [
    'and it is inserted behind it',
    [...say(1, 'ls'), insert(1), start, began(2), inserted(1)],
    'listening',
    ['clear insertion', 'count-insert', 'watch-touch 1'],
  ],
  [
    'the keys come to the next command only once the last one is in its window',
    [...say(1, 'ls'), insert(1), ...say(2, 'git push')],
    'review git push',
    [],
  ],
  [
    'then they come',
    [...say(1, 'ls'), insert(1), ...say(2, 'git push'), inserted(1)],
    'review git push',
    ['clear insertion', 'count-insert', 'watch-touch 1', 'take-keys'],
  ],
  [
    'and it is inserted only then',
    [...say(1, 'ls'), insert(1), ...say(2, 'git push'), insert(2)],
    'review git push',
    [],
  ],
  [
    'it could not be inserted, for the key is held: it waits behind what is said',
    [...say(1, 'ls'), insert(1), start, began(2), notInserted(1, 'no-keyboard')],
    'listening',
    ['clear insertion'],
  ],
  [
    'and is there again where that comes to nothing',
    [...say(1, 'ls'), insert(1), start, began(2), notInserted(1, 'no-keyboard'), stop, ended(2, 0.1)],
    'review ls, no-keyboard',
    ['clear last-audio', 'take-keys'],
  ],
  [
    'it waits behind the next command too',
    [...say(1, 'ls'), insert(1), ...say(2, 'git push'), notInserted(1, 'no-keyboard')],
    'review git push',
    ['clear insertion', 'take-keys'],
  ],
  [
    'until that one is inserted, however long it takes',
    [
      ...say(1, 'ls'),
      insert(1),
      ...say(2, 'git push'),
      notInserted(1, 'no-keyboard'),
      timer(1, 'restore'),
      insert(2),
      inserted(2),
    ],
    'review ls, no-keyboard',
    ['clear insertion', 'count-insert', 'watch-touch 2', 'take-keys'],
  ],
  [
    'or discarded, which can still be had back',
    [
      ...say(1, 'ls'),
      insert(1),
      ...say(2, 'git push'),
      notInserted(1, 'no-keyboard'),
      press('discard', 2),
      press('restore', 2),
    ],
    'review git push',
  ],
  [
    'its late answer takes it away',
    [...say(1, 'ls'), insert(1), ...say(2, 'git push'), timer(1, 'insertion'), inserted(1), press('discard', 2)],
    'notice discarded, restorable: Bring it back',
  ],
  [
    'nor does anybody say what became of it',
    [...say(1, 'ls'), insert(1), start, cancel, timer(1, 'insertion')],
    'review ls, insertion-unknown',
    ['clear notice', 'clear insertion', 'take-keys'],
  ],
  [
    'only copied: the window had gone',
    [...say(1, 'ls'), insert(1), start, began(2), inserted(1, 'copied', 'target-gone'), stop, ended(2, 0.1)],
    'review ls, target-gone',
  ],

  // Taking back
  [
    'taken back from its notice',
    [...say(1, 'ls -l'), insert(1), inserted(1), press('take-back', 1)],
    'hidden',
    ['clear notice', 'take back 5 in xterm'],
  ],
  [
    'or later',
    [...say(1, 'ls'), insert(1), inserted(1), timer(1, 'notice'), press('take-back', 1), takenBack(1)],
    'notice taken-back: The line is as it was.',
    ['set notice 2400'],
  ],
  ['only once', [...say(1, 'ls'), insert(1), inserted(1), press('take-back', 1), press('take-back', 1)], 'hidden', []],
  [
    'a key was pressed since: it is not offered any more',
    [...say(1, 'ls'), insert(1), inserted(1), touched(1)],
    'notice inserted: ',
    [],
  ],
  [
    'and asked for in that moment, it says why not',
    [...say(1, 'ls'), insert(1), inserted(1), touched(1), press('take-back', 1)],
    'notice not-taken-back: A key was pressed since.',
  ],
  [
    'nor is it later',
    [...say(1, 'ls'), insert(1), inserted(1), timer(1, 'notice'), touched(1), press('take-back', 1)],
    'hidden',
    [],
  ],
  [
    'a key that was meant for the insertion before',
    [...say(1, 'ls'), insert(1), inserted(1), ...say(2, 'pwd'), insert(2), inserted(2), touched(1)],
    'notice inserted: Take it back',
    [],
  ],
  [
    'what was only copied is not offered',
    [...say(1, 'ls'), insert(1), inserted(1, 'copied')],
    'notice copied: Paste it where you want it.',
  ],
  ['nor what nobody can count', [...say(1, 'echo e\u0301'), insert(1), inserted(1)], 'notice inserted: '],
  [
    'another window is in front',
    [...say(1, 'ls'), insert(1), inserted(1), press('take-back', 1), takenBack(1, 'target-gone')],
    'notice not-taken-back: Another window is in front.',
  ],
  [
    'the next one is said meanwhile',
    [...say(1, 'ls'), insert(1), inserted(1), press('take-back', 1), start, began(2), takenBack(1)],
    'listening',
    [],
  ],
  [
    'not while the next one is in front',
    [...say(1, 'ls'), insert(1), inserted(1), ...say(2, 'pwd'), press('take-back', 1)],
    'review pwd',
    [],
  ],

  // Away, stuck, gone
  [
    '60 s',
    [start, began(1), timer(1, 'longest'), ended(1, 60)],
    'blocked: Stopped at 60 s: the key seemed stuck. Return reads it. [retry]',
    ['clear last-audio', 'take-keys'],
  ],
  [
    '60 s after a tap',
    [start, began(1), lock, timer(1, 'longest'), ended(1, 60)],
    'blocked: Stopped at 60 s: longer is not heard at once. Return reads it. [retry]',
  ],
  [
    'Return reads it',
    [start, began(1), timer(1, 'longest'), ended(1, 60), press('act', 1)],
    'transcribing',
    ['give-back-keys', 'hear 2'],
  ],
  [
    'locked screen',
    [start, began(1), away, ended(1, 4)],
    'blocked: Stopped when the screen was locked. 4 s are kept. Return reads them. [retry]',
  ],
  ['locked screen at once', [start, away, ended(1, 0.1)], 'notice nothing-heard: 0.1 s is too short. Hold and speak.'],
  ['locked screen elsewhere', [...say(1, 'ls'), away], 'review ls', []],
  [
    'locked screen just after the key came up: nobody is there to read it for',
    [start, began(1), stop, away, ended(1, 4)],
    'blocked: Stopped when the screen was locked. 4 s are kept. Return reads them. [retry]',
  ],
  [
    'the microphone is unplugged',
    [start, began(1), lost(1, 'microphone-gone', 4)],
    'blocked: The microphone went away. The first 4 s are kept. Return reads them. [retry]',
  ],
  [
    'in the tail: what is there is read',
    [start, began(1), stop, lost(1, 'microphone-gone', 4)],
    'transcribing',
    ['clear last-audio', 'hear 1'],
  ],
  [
    'at once',
    [start, lost(1, 'microphone-none')],
    'blocked: No microphone was found. Connect one, or choose it in Settings. [open-settings]',
  ],
  [
    'no permission',
    [start, lost(1, 'microphone-denied')],
    'blocked: The system keeps the microphone from Saydash. Allow it under Privacy. [open-microphone-settings]',
  ],
  [
    'and the way there',
    [start, lost(1, 'microphone-denied'), press('act', 1)],
    'blocked: The system keeps the microphone from Saydash. Allow it under Privacy. [open-microphone-settings]',
    ['act open-microphone-settings'],
  ],
  [
    'no sound in time',
    [start, timer(1, 'first-audio')],
    'blocked: The microphone gives no sound. Choose another in Settings. [open-settings]',
    ['clear first-audio', 'clear longest', 'clear so-far', 'clear last-audio', 'drop-microphone 1', 'take-keys'],
  ],
  [
    'no end in time',
    [start, began(1), stop, timer(1, 'last-audio')],
    'blocked: The microphone went away. Connect it, then hold and speak.',
    ['clear last-audio', 'drop-microphone 1', 'take-keys'],
  ],
  [
    'the hook ends while the key is held',
    [start, began(1), obstacle('hook-ended'), ended(1, 4)],
    'blocked: The hotkey stopped working. The first 4 s are kept. Return reads them. [retry]',
  ],

  // Engine and model
  [
    'the engine ends',
    [start, began(1), stop, ended(1), unheard(1, 'engine-ended')],
    'blocked: The speech engine stopped. Your recording is kept. Return tries again. [retry]',
    ['take-keys'],
  ],
  [
    'and works again',
    [start, began(1), stop, ended(1), unheard(1, 'engine-ended'), insert(1), heard(2, 'ls')],
    'review ls',
  ],
  [
    'an answer of the first try is late',
    [start, began(1), stop, ended(1), unheard(1, 'engine-hung'), press('act', 1), heard(1, 'rm x')],
    'transcribing',
    [],
  ],
  [
    'no model',
    [start, began(1), stop, ended(1), unheard(1, 'no-model')],
    'blocked: The speech model is not installed. Your recording is kept. Get it in Settings. [get-model]',
  ],
  [
    'then Return tries again',
    [start, began(1), stop, ended(1), unheard(1, 'no-model'), press('act', 1)],
    'blocked: The speech model is not installed. Your recording is kept. Return tries again. [retry]',
    ['act get-model'],
  ],
  [
    'known before: nobody has to speak for it',
    [obstacle('no-model'), start],
    'blocked: The speech model is not installed. Get it in Settings. [get-model]',
    ['take-keys'],
  ],
  ['once it is there', [obstacle('no-model'), start, obstacle(null)], 'hidden', ['give-back-keys']],

  // Insertion
  [
    'the window had gone',
    [...say(1, 'ls'), insert(1), inserted(1, 'copied', 'target-gone')],
    'notice copied: The window had closed. Paste it.',
  ],
  ['only copied', [...say(1, 'ls'), insert(1), inserted(1, 'copied')], 'notice copied: Paste it where you want it.'],
  [
    'secure input',
    [...say(1, 'ls'), insert(1), notInserted(1, 'secure-input', '1Password')],
    'review ls, secure-input',
    ['clear insertion', 'take-keys'],
  ],
  [
    'the clipboard changed',
    [...say(1, 'ls'), insert(1), notInserted(1, 'clipboard-changed')],
    'review ls, clipboard-changed',
  ],
  [
    'tried again',
    [...say(1, 'ls'), insert(1), notInserted(1, 'clipboard-changed'), press('act', 1)],
    'review ls',
    ['give-back-keys', 'set insertion 60000', 'insert ls by paste'],
  ],
  [
    'nobody says what became of it',
    [...say(1, 'ls'), insert(1), timer(1, 'insertion')],
    'review ls, insertion-unknown',
    ['clear insertion', 'take-keys'],
  ],
  [
    'and then somebody does',
    [...say(1, 'ls'), insert(1), timer(1, 'insertion'), inserted(1)],
    'notice inserted: Take it back',
  ],
  [
    'copied by hand',
    [...say(1, 'ls'), press('copy', 1), copied(1)],
    'notice copied: Paste it where you want it.',
    ['give-back-keys', 'set notice 2400'],
  ],

  // Critical
  ['critical', say(1, GONE), `review ${GONE}, critical, type rm`],
  [
    'Return alone does nothing but say so',
    [...say(1, GONE), insert(1)],
    `review ${GONE}, critical, type rm, not-confirmed`,
    [],
  ],
  [
    'nor does Return on what it said',
    [...say(1, GONE), insert(1), press('act', 1)],
    `review ${GONE}, critical, type rm, not-confirmed`,
    [],
  ],
  [
    'confirmed',
    [...say(1, GONE), insert(1, true)],
    `review ${GONE}, critical`,
    ['give-back-keys', 'set insertion 60000', `insert ${GONE} by paste`],
  ],
  [
    'tried again it stays confirmed',
    [...say(1, GONE), insert(1, true), notInserted(1, 'clipboard-changed'), insert(1)],
    `review ${GONE}, critical`,
    ['give-back-keys', 'set insertion 60000', `insert ${GONE} by paste`],
  ],
  [
    'another text does not',
    [...say(1, GONE), insert(1, true), notInserted(1, 'clipboard-changed'), edit(1, 'rm -rf /'), insert(1)],
    'review rm -rf /, editing, critical, type rm, not-confirmed',
    [],
  ],
  [
    'an edit that makes it critical',
    [...say(1, 'rm -rf ./tmp'), edit(1, 'rm -rf /'), insert(1)],
    'review rm -rf /, editing, critical, type rm, not-confirmed',
    [],
  ],
  ['the safer form', [...say(1, GONE), pick(1, 'safer')], 'review rm -rf /tmp, high'],

  // Text
  ['another reading', [...say(1, 'ls', { alternatives: ['ls -l', 'ls l'] }), pick(1, 1)], 'review ls -l'],
  ['no such reading', [...say(1, 'ls', { alternatives: ['ls -l'] }), pick(1, 5)], 'review ls', []],
  ['editing', [...say(1, 'ls'), edit(1, 'ls -l')], 'review ls -l, editing', []],
  ['out of editing', [...say(1, 'ls'), edit(1, 'ls -l'), press('stop-editing', 1)], 'review ls -l', []],
  [
    'a line break becomes a blank',
    [...say(1, 'ls'), edit(1, 'ls\n-l\t\u202ea'), insert(1)],
    'review ls -l a',
    ['give-back-keys', 'set insertion 60000', 'insert ls -l a by paste'],
  ],
  [
    'an empty command is not inserted',
    [...say(1, 'ls'), edit(1, '  '), insert(1)],
    'review   , editing, empty-command',
    [],
  ],
  ['nor copied', [...say(1, 'ls'), edit(1, ''), press('copy', 1)], 'review , editing, empty-command', []],
  ['no command was said', say(1, '', { heard: 'hello how are you', route: 'none' }), 'review , editing'],
  [
    'commands are only suggested',
    say(1, '', { heard: 'hello', route: 'none', alternatives: ['echo hello'] }),
    'review ',
  ],
  [
    'none of them is inserted by Return',
    [...say(1, '', { heard: 'hello', route: 'none', alternatives: ['echo hello'] }), insert(1)],
    'review , empty-command',
    [],
  ],
  [
    'until it is picked',
    [...say(1, '', { heard: 'hello', route: 'none', alternatives: ['echo hello'] }), pick(1, 0)],
    'review echo hello',
  ],

  // Bugs
  [
    'a bug while recording',
    [start, began(1), fault, ended(1, 4)],
    'blocked: Something in Saydash broke. Your recording is kept. Return tries again. [retry]',
  ],
  [
    'a bug while it is read',
    [start, began(1), stop, ended(1), fault],
    'blocked: Something in Saydash broke. Your recording is kept. Return tries again. [retry]',
    ['stop-hearing 1', 'take-keys'],
  ],
  ['a bug in review', [...say(1, 'ls'), fault], 'review ls, own-fault', []],
  ['a bug while it is inserted', [...say(1, 'ls'), insert(1), fault], 'review ls, insertion-unknown'],
];

describe('dialogues', () => {
  test.each(DIALOGUES.map(([name, events, view, last]) => ({ name, events, view, last })))(
    '$name',
    ({ events, view, last }) => {
      const played = play(events);
      expect(brief(viewOf(played.state))).toBe(view);
      if (last) expect(played.last.map(briefCommand)).toEqual(last);
    },
  );
});

const TRAYS: readonly (readonly [string, readonly Event[], string, string | null, number | null])[] = [
  ['nothing', [], 'idle', null, null],
  ['recording', [start, began(1)], 'listening', null, null],
  ['reading', [start, began(1), stop, ended(1)], 'working', null, null],
  ['in review', say(1, 'ls'), 'idle', null, null],
  ['discarded', [...say(1, 'ls'), press('discard', 1)], 'idle', null, 1],
  ['something in the way', [obstacle('hook-denied')], 'blocked', 'hook-denied', null],
  ['something that is only told', [obstacle('settings-read-only')], 'idle', 'settings-read-only', null],
  ['no longer', [obstacle('hook-denied'), obstacle(null)], 'idle', null, null],
  [
    'an engine that ended',
    [start, began(1), stop, ended(1), unheard(1, 'engine-ended')],
    'blocked',
    'engine-ended',
    null,
  ],
];

describe('the tray', () => {
  test.each(TRAYS)('%s', (_, events, state, code, restorable) => {
    const tray = trayOf(play(events).state);
    expect([tray.state, tray.message?.code ?? null, tray.restorable]).toEqual([state, code, restorable]);
  });
});

test('the target is the window that had the focus at key-down', () => {
  const other = { id: '9', app: 'kitty', terminal: true };
  const first = play([start, found(1, other), began(1), stop, ended(1), heard(1, 'ls'), insert(1)]);
  expect(first.last).toContainEqual(expect.objectContaining({ type: 'insert', target: other }));
  const again = play(
    [start, began(2), stop, ended(2), heard(2, 'pwd'), insert(2)],
    undefined,
    play(say(1, 'ls')).state,
  );
  expect(again.last).toContainEqual(
    expect.objectContaining({ type: 'insert', target: { id: '7', app: 'xterm', terminal: true } }),
  );
});
