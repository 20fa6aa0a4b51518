/**
 * Owns what the preview knows of a review that main does not: what is held, typed or pointed at. Everything else is a
 * view's.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { HOLD_RETURN_MS } from '../../contract/panel.ts';
import type { ReviewView } from '../../contract/views.ts';

/** Why is shown while Alt is held, or from one ? to the next. */
export function useWhy(): { readonly shown: boolean; readonly hold: () => void; readonly toggle: () => void } {
  const [held, setHeld] = useState(false);
  const [toggled, setToggled] = useState(false);
  useEffect(() => {
    const release = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Alt') setHeld(false);
    };
    window.addEventListener('keyup', release);
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', release);
    };
  }, []);
  return { shown: held || toggled, hold: () => setHeld(true), toggle: () => setToggled((on) => !on) };
}

/** The edition that the person acts on: in editing the one that editing began with, whatever came meanwhile. */
export function useSeenEdition({ edition }: ReviewView, editing: boolean): number {
  const seen = useRef(edition);
  if (!editing) seen.current = edition;
  return seen.current;
}

/** Whether this review was shown before its second hearing was done. */
export function useWasChecked({ checking }: ReviewView): boolean {
  const was = useRef(checking);
  if (checking) was.current = true;
  return was.current;
}

/**
 * Return held long enough calls `onHeld` once; released, or the window left, or another edition of the command shown,
 * it is as if it had never been pressed.
 */
export function useHold(
  onHeld: () => void,
  edition: number,
): { readonly holding: boolean; readonly start: () => void } {
  const [holding, setHolding] = useState(false);
  const held = useRef(onHeld);
  held.current = onHeld;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another edition is another command
  useLayoutEffect(() => setHolding(false), [edition]);
  useEffect(() => {
    if (!holding) return;
    const timer = setTimeout(() => {
      setHolding(false);
      held.current();
    }, HOLD_RETURN_MS);
    const release = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Enter') setHolding(false);
    };
    window.addEventListener('keyup', release);
    window.addEventListener('blur', release);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', release);
    };
  }, [holding]);
  return { holding, start: () => setHolding(true) };
}

const hidesEnd = (element: HTMLElement): boolean =>
  element.scrollHeight - element.scrollTop - element.clientHeight >= 4;

/** The end of a command is never hidden: where it does not fit, the first Return shows it. True where it had to. */
export function showEnd(element: HTMLElement | null): boolean {
  if (!element || !hidesEnd(element)) return false;
  element.scrollTop = element.scrollHeight;
  return true;
}

/** Whether the end of the command is out of sight now. `what` names what is shown: another one is measured anew. */
export function useCut(find: () => HTMLElement | null, what: string): boolean {
  const [cut, setCut] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another command may be cut where the last was not
  useLayoutEffect(() => {
    const element = find();
    if (!element) return setCut(false);
    const look = () => setCut(hidesEnd(element));
    look();
    element.addEventListener('scroll', look);
    return () => element.removeEventListener('scroll', look);
  }, [what]);
  return cut;
}
