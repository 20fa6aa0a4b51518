/**
 * Owns the section Insertion: how a command gets into the terminal. It never runs there by itself, whichever is chosen.
 */
import { ChoiceLine } from './choice-line.tsx';
import { Group } from './group.tsx';
import type { PaneProps } from './pane.ts';

const METHODS = [
  ['paste', 'Paste it'],
  ['type', 'Type it'],
  ['copy', 'Only copy it'],
] as const;

const METHOD_HINTS = {
  paste: 'The clipboard is as it was before, a moment later.',
  type: 'Key by key; the clipboard is left alone.',
  copy: 'Nothing is typed: paste it yourself.',
} as const;

export function InsertionPane({ view, change }: PaneProps) {
  const { insert } = view.settings;
  return (
    <Group title="Into the terminal">
      <ChoiceLine
        label="Return in the preview"
        hint={METHOD_HINTS[insert]}
        value={insert}
        choices={METHODS}
        onChange={(method) => change({ insert: method })}
      />
    </Group>
  );
}
