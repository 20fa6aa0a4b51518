/**
 * Owns the draft: a command as one of the readers wrote it, with where each character came from.
 * Shared by processor, reader, gate and review; never decides who answers.
 */

/** A piece of the command and the heard words it came from: command.slice(from, to) was said by words [first, last). */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
  /** 'said': as heard; 'repaired': a mis-hearing mended, shown to the person. */
  readonly origin: 'said' | 'repaired';
}

export interface Draft {
  readonly command: string;
  readonly pieces: readonly Piece[];
  /**
   * Heard words that wrote nothing because they were taken for talk or were corrected away: indices into Lexed.words.
   */
  readonly dropped: readonly number[];
}

/** A reading of the whole utterance with its natural-log probability under the reader. */
export interface Reading extends Draft {
  readonly logProbability: number;
  /**
   * The reader's second opinion on its single choices: the least natural-log probability of one, and how many it had
   * rather made otherwise.
   */
  readonly weakest: number;
  readonly against: number;
}
