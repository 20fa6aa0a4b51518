/**
 * Owns the words of the preview and the tray: what happened in at most 60 characters, one thing to do, and which action
 * that is. Words are data; `%` stands for the problem's detail. Never decides what a state is.
 */
import { describe, type Problem, type ProblemCode } from '../errors.ts';
import type { Action } from './command.ts';
import type { NoticeKind } from './state.ts';
import type { Message } from './view.ts';

/** The longest sentence: one line at twice the size. */
const LONGEST = 60;

type Words = readonly [says: string, hint: string, action: Action | null];

/** Where the app says it otherwise than the command line does, or has an action. */
const WORDS: Partial<Record<ProblemCode, Words>> = {
  'nothing-heard': ['Nothing heard.', 'Hold and speak.', null],
  'no-words': ['No words were recognised.', 'Hold and speak.', null],
  'too-short': ['Nothing heard. % is too short.', 'Hold and speak.', null],
  'no-model': ['The speech model is not installed.', 'Get it in Settings.', 'get-model'],
  'model-damaged': ['The model file is damaged.', 'Get it again in Settings.', 'get-model'],
  'part-damaged': ['A file of Saydash is damaged.', 'Install Saydash again.', null],
  'model-unknown': ['The chosen model is not known here.', 'Choose another in Settings.', 'open-settings'],
  'engine-ended': ['The speech engine stopped.', 'Hold and speak again.', null],
  'engine-hung': ['The speech engine did not answer.', 'Hold and speak again.', null],
  'engine-refused': ['The speech engine could not do it.', 'Choose another model.', 'open-settings'],
  'text-too-long': ['This is too long to be one command.', 'Say it in pieces.', null],
  'microphone-asked': ['The system asks if Saydash may use the microphone.', 'Allow it, then hold and speak.', null],
  'microphone-denied': [
    'The system keeps the microphone from Saydash.',
    'Allow it under Privacy.',
    'open-microphone-settings',
  ],
  'microphone-none': ['No microphone was found.', 'Connect one, or choose it in Settings.', 'open-settings'],
  'microphone-gone': ['The microphone went away.', 'Connect it, then hold and speak.', null],
  'microphone-silent': ['The microphone gives no sound.', 'Choose another in Settings.', 'open-settings'],
  'no-display': ['There is no screen to work on.', 'Start Saydash in a desktop session.', null],
  'no-tray': ['This desktop shows no tray.', 'Start Saydash again to open its settings.', 'open-settings'],
  'hook-ended': ['The hotkey stopped working.', 'Start it again.', 'restart-hook'],
  'hook-denied': [
    'The system keeps the keyboard from Saydash.',
    'Allow it under Accessibility.',
    'open-keyboard-settings',
  ],
  'page-ended': ['A part of Saydash keeps stopping.', 'Open it again.', 'reopen-pages'],
  'settings-page-ended': ['The settings keep stopping.', 'Open them again.', 'open-settings'],
  'hotkey-taken': ['% also uses this key.', 'Choose another.', 'open-settings'],
  'target-gone': ['The window had closed. Nothing was typed.', 'Copy it instead.', 'copy'],
  'secure-input': ['% blocks typing. Close its password field.', 'Copy it instead.', 'copy'],
  'typing-denied': ['The system keeps Saydash from typing.', 'Allow it under Accessibility.', 'open-typing-settings'],
  'clipboard-changed': ['Someone else changed the clipboard. Nothing was pasted.', 'Return tries again.', 'retry'],
  'no-keyboard': ['Nothing was typed. %', 'Copy it instead.', 'copy'],
  'settings-damaged': ['The settings could not be read and were put aside.', 'Look through them.', 'open-settings'],
  'settings-read-only': [
    'The settings cannot be saved.',
    'Make their folder writable, then try again.',
    'save-settings',
  ],
  'settings-no-room': [
    'The settings cannot be saved: the disk is full.',
    'Free some space, then try again.',
    'save-settings',
  ],
  'key-stuck': ['Stopped: the key seemed stuck.', 'Hold and speak again.', null],
  'longest-reached': ['Stopped: longer is not heard at once.', 'Hold and speak again.', null],
  'screen-locked': ['Stopped when the screen was locked.', 'Hold and speak again.', null],
  'disk-full': ['The disk is full. %', 'Free some space.', null],
  'read-only': ['The folder of the models cannot be written.', 'Check its permissions.', null],
  'no-network': ['The network cannot be reached.', 'Connect, or import a file.', null],
  'download-stalled': ['The download stalled. What came is kept.', 'Download again: it goes on from there.', null],
  'download-refused': ['The server refused the download.', 'Try again later, or import a file.', null],
  'checksum-differs': ['The file is not the published one. It was put aside.', 'Download it again.', null],
  'wrong-base-model': ['This does not belong to the official model.', 'Download the official model again.', null],
  'unreadable-file': ['That file cannot be read.', 'Check its permissions.', null],
  'file-missing': ['That file does not exist.', 'Choose another.', null],
  'bad-input': ['This value cannot be taken.', 'Choose another.', null],
  'tool-missing': ['A part of Saydash is missing.', 'Install Saydash again.', null],
  'hotkey-unusable': ['% cannot be the hotkey.', 'Choose a modifier, a function key, or keys together.', null],
  'line-touched': ['A key was pressed since it was inserted.', 'Change the line by hand.', null],
  'own-fault': ['Something in Saydash broke.', 'Try it again.', null],
};

/** The same where a recording is kept; `%` is its length. What is not here says so behind its own sentence. */
const KEPT: Partial<Record<ProblemCode, Words>> = {
  'microphone-gone': ['The microphone went away. The first % are kept.', 'Return reads them.', 'retry'],
  'hook-ended': ['The hotkey stopped working. The first % are kept.', 'Return reads them.', 'retry'],
  'hook-denied': ['The hotkey stopped working. The first % are kept.', 'Return reads them.', 'retry'],
  'no-display': ['The screen went away. The first % are kept.', 'Return reads them.', 'retry'],
  'page-ended': ['A part of Saydash stopped. The first % are kept.', 'Return reads them.', 'retry'],
  'screen-locked': ['Stopped when the screen was locked. % are kept.', 'Return reads them.', 'retry'],
  'key-stuck': ['Stopped at %: the key seemed stuck.', 'Return reads it.', 'retry'],
  'longest-reached': ['Stopped at %: longer is not heard at once.', 'Return reads it.', 'retry'],
  'engine-ended': ['The speech engine stopped. Your recording is kept.', 'Return tries again.', 'retry'],
  'engine-hung': ['The speech engine hangs. Your recording is kept.', 'Return tries again.', 'retry'],
  'engine-refused': ['The engine could not do it. Your recording is kept.', 'Return tries again.', 'retry'],
  cancelled: ['The engine was interrupted. Your recording is kept.', 'Return tries again.', 'retry'],
  'own-fault': ['Something in Saydash broke. Your recording is kept.', 'Return tries again.', 'retry'],
};
const IS_KEPT = ' Your recording is kept.';
const RETRY: readonly [hint: string, action: Action] = ['Return tries again.', 'retry'];

/** What `%` is where a problem has no detail. */
const SOMEBODY: Partial<Record<ProblemCode, string>> = {
  'hotkey-taken': 'Another program',
  'secure-input': 'Another program',
  'too-short': 'That',
  'hotkey-unusable': 'That',
};

/** What a person reads about a problem that stands alone, or in a review. A detail that does not fit is left out. */
export function messageAbout(problem: Problem): Message {
  const { code } = problem;
  const [says, hint, action] = WORDS[code] ?? [describe({ code, detail: '%' }).happened, describe(problem).todo, null];
  const whole = fill(says, shorten(problem));
  return { code, says: whole.length <= LONGEST ? whole : fill(says, { code, detail: '' }), hint, action };
}

/** The same where a recording is kept for another try; after the one thing to do was done, the try is what is left. */
export function messageAboutKept(problem: Problem, acted: boolean): Message {
  const { code, detail } = problem;
  const words = KEPT[code];
  if (words && (LENGTH.test(detail) || !words[0].includes('%'))) {
    return { code, says: fill(words[0], problem), hint: words[1], action: words[2] };
  }
  const alone = messageAbout(problem);
  const both = alone.says + IS_KEPT;
  const says = both.length <= LONGEST ? both : alone.says;
  return alone.action === null || acted ? { ...alone, says, hint: RETRY[0], action: RETRY[1] } : { ...alone, says };
}

/** What of a detail is for people who look at a window; the rest (a folder) is for the command line. */
const FOR_WINDOWS: Partial<Record<ProblemCode, RegExp>> = { 'disk-full': /^[\d,]+ MB more are needed/ };

function shorten({ code, detail }: Problem): Problem {
  const wanted = FOR_WINDOWS[code];
  if (!wanted) return { code, detail };
  const [found] = wanted.exec(detail) ?? [];
  return { code, detail: found === undefined ? '' : `${found}.` };
}

/** As formatSeconds writes it. */
const LENGTH = /^[\d.]+ s$/;

const fill = (text: string, { code, detail }: Problem): string =>
  text
    .replaceAll('%', () => detail || (SOMEBODY[code] ?? ''))
    .replace(/\s+/g, ' ')
    .trim();

/** Two lines of a notice. */
export function noticeWords(
  what: NoticeKind,
  problem: Problem | null,
  revocable: boolean,
): { says: string; hint: string } {
  switch (what) {
    case 'inserted':
      return { says: 'Inserted', hint: revocable ? 'Take it back' : '' };
    case 'copied':
      return { says: 'Copied', hint: (problem && COPIED_WHY[problem.code]) ?? 'Paste it where you want it.' };
    case 'nothing-heard':
      if (problem?.code === 'no-words')
        return { says: 'No words. It was unclear.', hint: revocable ? 'Hear it again' : 'Hold and speak.' };
      return {
        says: 'Nothing heard',
        hint: problem?.code === 'too-short' ? `${problem.detail} is too short. Hold and speak.` : 'Hold and speak.',
      };
    case 'discarded':
      return { says: 'Discarded', hint: revocable ? 'Bring it back' : '' };
    case 'taken-back':
      return { says: 'Taken back', hint: 'The line is as it was.' };
    case 'not-taken-back':
      return {
        says: 'Not taken back',
        hint: (problem && NOT_TAKEN_BACK_WHY[problem.code]) ?? 'Change the line by hand.',
      };
  }
}

const COPIED_WHY: Partial<Record<ProblemCode, string>> = {
  'target-gone': 'The window had closed. Paste it.',
  // Nothing can type here, or the window did not take the paste.
  'no-keyboard': 'It was not taken. Paste it.',
};

const NOT_TAKEN_BACK_WHY: Partial<Record<ProblemCode, string>> = {
  'line-touched': 'A key was pressed since.',
  'target-gone': 'Another window is in front.',
  'secure-input': 'A password field has the keys.',
  'insertion-unknown': 'Only a part. Look at the line.',
};
