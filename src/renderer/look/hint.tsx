/** Owns a key and what it does: read as a hint, pressed as a button. A mouse press leaves the focus where it is. */
import type { MouseEvent, ReactNode } from 'react';

interface HintProps {
  /** As printed on the key. */
  readonly sign: string;
  readonly shortcut?: string;
  /** What it does; said to a screen reader also where it is not shown. */
  readonly does: string;
  /** Shown beside the key; without it only the key is. */
  readonly label?: ReactNode;
  readonly onPress: () => void;
}

/** The focus stays in the command, so that Return after a click does what Return does. */
export const keepFocus = (event: MouseEvent): void => event.preventDefault();

export function Hint({ sign, shortcut, does, label, onPress }: HintProps) {
  return (
    <button
      type="button"
      className="hint"
      aria-label={does}
      aria-keyshortcuts={shortcut}
      onMouseDown={keepFocus}
      onClick={onPress}
    >
      <kbd>{sign}</kbd>
      {label}
    </button>
  );
}
