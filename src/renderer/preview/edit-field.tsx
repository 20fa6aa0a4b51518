/**
 * Owns editing in place: plain text that redraws its tokens after each change, so that it breaks only at blanks, as the
 * command does. Keeps the caret; leaves an input method alone until it is done. What it holds is told at every change.
 */
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { LookView } from '../../contract/views.ts';
import { beginHistory, type EditHistory, record, redo, undo } from './edit-history.ts';
import { drawField, readField, readSelection, select } from './field-text.ts';
import type { Mark } from './tokens.ts';

interface EditFieldProps {
  readonly field: RefObject<HTMLDivElement | null>;
  readonly platform: LookView['platform'];
  /** The command when editing began, and main's since: only its marks are taken then, what was typed here stays. */
  readonly command: string;
  readonly marks: readonly Mark[];
  readonly columns: number;
  readonly long: boolean;
  readonly caret: 'start' | 'end';
  readonly onText: (text: string) => void;
}

export function EditField({ field, platform, command, marks, columns, long, caret, onText }: EditFieldProps) {
  const history = useRef<EditHistory | null>(null);
  const composing = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what editing begins with; later commands only bring marks
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    const at = caret === 'start' ? 0 : command.length;
    history.current = beginHistory({ text: command, from: at, to: at });
    drawField(element, command, marks, columns);
    element.focus({ preventScroll: true });
    select(element, at, at);
  }, []);

  const draw = (element: HTMLElement, { present }: EditHistory) => {
    drawField(element, present.text, present.text === command ? marks : [], columns);
    select(element, present.from, present.to);
  };
  useEffect(() => {
    const element = field.current;
    const known = history.current;
    if (!element || !known || composing.current || known.present.text !== command) return;
    const { from, to } = readSelection(element);
    drawField(element, command, marks, columns);
    if (element === document.activeElement) select(element, from, to);
  }, [field, command, marks, columns]);

  const change = () => {
    const element = field.current;
    if (!element || !history.current || composing.current) return;
    history.current = record(history.current, { text: readField(element), ...readSelection(element) });
    draw(element, history.current);
    onText(history.current.present.text);
  };
  const turn = (by: (history: EditHistory) => EditHistory) => {
    const element = field.current;
    if (!element || !history.current) return;
    history.current = by(history.current);
    draw(element, history.current);
    onText(history.current.present.text);
  };
  const press = (event: KeyboardEvent) => {
    const by = historyKey(event, platform);
    if (!by || event.nativeEvent.isComposing) return;
    event.preventDefault();
    turn(by);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a textarea breaks lines after hyphens, and cannot mark characters
    <div
      ref={field}
      className={long ? 'command is-long' : 'command'}
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      role="textbox"
      tabIndex={0}
      aria-label="Command"
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      onInput={change}
      onKeyDown={press}
      onBeforeInput={(event) => {
        const { inputType } = event.nativeEvent;
        if (inputType !== 'historyUndo' && inputType !== 'historyRedo') return;
        event.preventDefault();
        turn(inputType === 'historyUndo' ? undo : redo);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        change();
      }}
    />
  );
}

function historyKey(
  { key, metaKey, ctrlKey, shiftKey, altKey }: KeyboardEvent,
  platform: LookView['platform'],
): typeof undo | undefined {
  if (altKey || (platform === 'mac' ? !metaKey || ctrlKey : !ctrlKey || metaKey)) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? redo : undo;
  return letter === 'y' && platform !== 'mac' ? redo : undefined;
}
