/**
 * Owns editing in place: plain text that redraws its tokens after each change, so that it breaks only at blanks, as the
 * command does. Keeps the caret; leaves an input method alone until it is done. What it holds is told at every change.
 */
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { LookView } from '../../contract/views.ts';
import { beginHistory, type EditHistory, record, redo, undo } from './edit-history.ts';
import { drawField, moveTo, readEdit, readField, readSelection, replace, select } from './field-text.ts';
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

  const tell = (element: HTMLElement, next: EditHistory) => {
    history.current = next;
    draw(element, next);
    onText(next.present.text);
  };
  /** What the browser wrote by itself: an input method is done. */
  const takeOver = () => {
    const element = field.current;
    if (!element || !history.current || composing.current) return;
    tell(element, record(history.current, { text: readField(element), ...readSelection(element) }));
  };
  /** What is to be written or deleted: done here, since the browser would put styles and line breaks into the text. */
  const change = (event: InputEvent) => {
    const element = field.current;
    const known = history.current;
    if (!element || !known || composing.current || event.isComposing || !event.cancelable) return;
    event.preventDefault();
    if (event.inputType === 'historyUndo') return tell(element, undo(known));
    if (event.inputType === 'historyRedo') return tell(element, redo(known));
    const edit = readEdit(element, event);
    if (edit) tell(element, record(known, replace(known.present.text, edit)));
  };
  const latest = useRef(change);
  latest.current = change;
  // React's own event of this name is another one.
  useEffect(() => {
    const element = field.current;
    const listen = (event: InputEvent) => latest.current(event);
    element?.addEventListener('beforeinput', listen);
    return () => element?.removeEventListener('beforeinput', listen);
  }, [field]);

  const press = (event: KeyboardEvent) => {
    const element = field.current;
    if (!element || !history.current || event.nativeEvent.isComposing) return;
    const by = historyKey(event, platform);
    const end = endKey(event, platform);
    if (!by && !end) return;
    event.preventDefault();
    if (by) tell(element, by(history.current));
    else if (end) moveTo(element, end === 'start' ? 0 : readField(element).length, event.shiftKey);
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
      onInput={takeOver}
      onKeyDown={press}
      onDragStart={(event) => event.preventDefault()}
      onDrop={(event) => event.preventDefault()}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        takeOver();
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

/** Home and End are those of the whole command, as in a shell: a line that was wrapped is no line. */
function endKey(
  { key, metaKey, ctrlKey, altKey }: KeyboardEvent,
  platform: LookView['platform'],
): 'start' | 'end' | undefined {
  if (altKey) return undefined;
  if (key === 'Home') return 'start';
  if (key === 'End') return 'end';
  if (platform !== 'mac' || !metaKey || ctrlKey) return undefined;
  return key === 'ArrowLeft' ? 'start' : key === 'ArrowRight' ? 'end' : undefined;
}
