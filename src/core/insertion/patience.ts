/** Owns how long insertion waits, and how much it types. Every figure of the room is here. */

/** Milliseconds, and characters. */
export interface Patience {
  /** For every key to be let go: Return and the hotkey are still down when the command is ready. */
  readonly releaseMs: number;
  /** For the target to read what it was told to paste. */
  readonly takenMs: number;
  /** Typed between two looks at who has the focus. */
  readonly typedAtOnce: number;
  /** Taken back between two such looks: what is pressed too much is gone. */
  readonly erasedAtOnce: number;
  /** Longer texts are pasted although typing was asked for. */
  readonly typedAtMost: number;
}

export const PATIENCE: Patience = {
  releaseMs: 4000,
  takenMs: 2000,
  typedAtOnce: 200,
  erasedAtOnce: 4,
  typedAtMost: 4000,
};
