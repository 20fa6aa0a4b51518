/**
 * Owns the words put before an utterance so that Whisper expects commands: the protocol's, in the form of dictated
 * commands, and the words that the person uses. Never decides which model profits (the catalog's scores tell).
 */

/** Sentences work, bare lists of words make the decoder loop. */
const DICTATION =
  'Dictated shell commands, every symbol said as a word: find dot dash name star dot txt. git push dash u origin main. ls dash la slash etc.';
/** The model's prompt holds about 220 tokens; more pushes out the front. */
const MOST_CHARACTERS = 500;

export interface PromptParts {
  /** Begin with sentences that show how commands are dictated. */
  readonly protocol: boolean;
  /** Words that the person uses: names, branches, hosts. */
  readonly words: readonly string[];
}

/** The prompt; empty for none. */
export function composePrompt({ protocol, words }: PromptParts): string {
  const known = [...new Set(words.map((word) => word.replace(/\s+/g, ' ').trim()))].filter((word) => word !== '');
  let list = '';
  for (const word of known) {
    const longer = list === '' ? word : `${list}, ${word}`;
    if (longer.length > MOST_CHARACTERS - DICTATION.length) break;
    list = longer;
  }
  return [protocol ? DICTATION : '', list === '' ? '' : `Names: ${list}.`].filter((part) => part !== '').join(' ');
}
