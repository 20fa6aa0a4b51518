/**
 * Owns every expected failure in the app: one closed union, and the words a person reads. Never throws.
 * Platform code maps an outside failure to one of these codes at the place where it happens.
 */

/**
 * Expected failures, by what a person can do about them. `detail` is a fact (a path, a figure), never dictated text.
 */
export type ProblemCode =
  | 'nothing-heard'
  | 'no-words'
  | 'too-short'
  | 'too-long'
  | 'not-audio'
  | 'file-missing'
  | 'unreadable-file'
  | 'bad-input'
  | 'text-too-long'
  | 'no-recorder'
  | 'no-model'
  | 'model-damaged'
  | 'part-damaged'
  | 'model-unknown'
  | 'wrong-base-model'
  | 'no-network'
  | 'download-stalled'
  | 'download-refused'
  | 'checksum-differs'
  | 'disk-full'
  | 'read-only'
  | 'tool-missing'
  | 'engine-ended'
  | 'engine-hung'
  | 'engine-refused'
  | 'microphone-denied'
  | 'microphone-asked'
  | 'microphone-none'
  | 'microphone-gone'
  | 'microphone-silent'
  | 'no-display'
  | 'no-tray'
  | 'hook-ended'
  | 'hook-denied'
  | 'page-ended'
  | 'settings-page-ended'
  | 'hotkey-taken'
  | 'hotkey-unusable'
  | 'key-stuck'
  | 'target-gone'
  | 'secure-input'
  | 'typing-denied'
  | 'clipboard-changed'
  | 'no-keyboard'
  | 'settings-damaged'
  | 'settings-read-only'
  | 'settings-no-room'
  | 'screen-locked'
  | 'longest-reached'
  | 'empty-command'
  | 'not-confirmed'
  | 'insertion-unknown'
  | 'line-touched'
  | 'own-fault'
  | 'cancelled';

export interface Problem {
  readonly code: ProblemCode;
  readonly detail: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (code: ProblemCode, detail = ''): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: { code, detail },
});

/** What happened (one sentence) and one thing to do, for each code. `%` stands for the detail. */
const WORDS: Record<ProblemCode, readonly [happened: string, todo: string]> = {
  'nothing-heard': ['Nothing heard. %', 'Speak, then try again.'],
  'no-words': ['Somebody spoke, but no words were recognised.', 'Speak closer to the microphone.'],
  'too-short': ['Nothing heard. % is too short.', 'Speak for at least 0.3 s.'],
  'too-long': ['The recording is too long: %.', 'Cut it into pieces of at most 10 minutes.'],
  'not-audio': ['% is not audio that can be read.', 'Give a WAV or FLAC file.'],
  'file-missing': ['% does not exist.', 'Check the path.'],
  'unreadable-file': ['% cannot be read.', 'Check that it is a file, and that you may read it.'],
  'bad-input': ['The input is not what was expected: %.', 'See `saydash --help`.'],
  'text-too-long': ['The text is too long: %.', 'Give at most 2,000 words at a time.'],
  'no-recorder': ['No recorder was found. %', 'Install alsa-utils, sox or pulseaudio-utils.'],
  'no-model': ['The model % is not on this machine.', 'Run `saydash models pull %`.'],
  'model-damaged': ['The model file is damaged: %.', 'Pull it again: `saydash models pull`.'],
  'part-damaged': ['A file that belongs to Saydash is damaged: %.', 'Install Saydash again.'],
  'model-unknown': ['There is no model named %.', 'See `saydash models list`.'],
  'wrong-base-model': ['The difference does not belong to this model: %.', 'Pull the official model again.'],
  'no-network': ['The network cannot be reached. %', 'Connect, or import a local file: `saydash models import`.'],
  'download-stalled': ['The download stalled. %', 'Run the same command again: it resumes.'],
  'download-refused': ['The server refused the download: %.', 'Try again later, or import a local file.'],
  'checksum-differs': ['The checksum of % is not the published one. The file was put aside.', 'Pull it again.'],
  'disk-full': ['The disk is full: %.', 'Free some space, or set SAYDASH_CACHE to another folder.'],
  'read-only': ['% cannot be written.', 'Check its permissions, or set SAYDASH_CACHE to another folder.'],
  'tool-missing': ['% is not installed.', 'Run `npm run setup`.'],
  'engine-ended': ['The speech engine stopped (%). Your recording is kept.', 'Try again.'],
  'engine-hung': ['The speech engine did not answer for %. Your recording is kept.', 'Try again.'],
  'engine-refused': ['The speech engine could not do it: %.', 'Run `saydash doctor`.'],
  'microphone-asked': [
    'The system asks whether Saydash may use the microphone.',
    'Answer it, then hold the key and speak.',
  ],
  'microphone-denied': ['The system keeps the microphone from Saydash.', 'Allow it in the privacy settings.'],
  'microphone-none': ['No microphone was found. %', 'Connect one, or choose it in the settings.'],
  'microphone-gone': ['The microphone went away. % kept.', 'Return reads it.'],
  'microphone-silent': ['The microphone gives no sound. %', 'Choose another one in the settings.'],
  'no-display': ['There is no screen to ask for windows. %', 'Start Saydash in a desktop session.'],
  'no-tray': ['This desktop shows no tray.', 'Start Saydash again to open its settings.'],
  'hook-ended': ['The hotkey stopped working. %', 'Start it again from the menu.'],
  'hook-denied': ['The system keeps the keyboard from Saydash.', 'Allow it in the privacy settings.'],
  'page-ended': ['A part of Saydash keeps stopping. %', 'Open it again from the menu.'],
  'settings-page-ended': ['The settings keep stopping.', 'Open them again from the menu.'],
  'hotkey-taken': ['Another program also uses this key. %', 'Choose another one in the settings.'],
  'hotkey-unusable': ['% cannot be the hotkey.', 'Choose a modifier, a function key, or keys held together.'],
  'key-stuck': ['Stopped at %: the key seemed stuck.', 'Return reads it.'],
  'target-gone': ['Copied. The window had closed.', 'Paste it where you want it.'],
  'secure-input': ['% blocks typing.', 'Close its password field, or copy the command.'],
  'typing-denied': ['The system keeps Saydash from typing. %', 'Allow it in the privacy settings.'],
  'clipboard-changed': ['Someone else changed the clipboard. Nothing was pasted.', 'Return tries again.'],
  'no-keyboard': ['Nothing here can type into other windows. %', 'Copy the command and paste it.'],
  'settings-damaged': ['The settings could not be read; they were put aside as %.', 'Look through the settings.'],
  'settings-read-only': ['The settings cannot be saved: %.', 'Check the permissions of that folder.'],
  'settings-no-room': ['The settings cannot be saved, the disk is full: %.', 'Free some space, then try again.'],
  'screen-locked': ['Stopped when the screen was locked. % kept.', 'Return reads it.'],
  'longest-reached': ['Stopped at %: longer is not heard at once.', 'Return reads it.'],
  'empty-command': ['There is nothing to insert.', 'Type it, or say it again.'],
  'not-confirmed': ['Not inserted: this one wants a second look.', 'Type %, or hold Return.'],
  'insertion-unknown': ['Nobody knows whether it was inserted.', 'Look at the line before you insert again.'],
  'line-touched': ['A key was pressed since it was inserted.', 'Change the line by hand.'],
  'own-fault': ['Something in Saydash broke. What you said is kept.', 'Return tries again.'],
  cancelled: ['Cancelled.', 'Start again when ready.'],
};

/** What happened, and the one thing to do about it, as two sentences. */
export function describe(problem: Problem): { readonly happened: string; readonly todo: string } {
  const [happened, todo] = WORDS[problem.code];
  const fill = (text: string) =>
    text
      .replaceAll('%', () => problem.detail)
      .replace(/\s+/g, ' ')
      .trim();
  return { happened: fill(happened), todo: fill(todo) };
}

/** The sentence a person reads: what happened, then one thing to do. */
export function explain(problem: Problem): string {
  const { happened, todo } = describe(problem);
  return `${happened} ${todo}`;
}
