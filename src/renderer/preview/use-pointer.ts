/**
 * Owns what main must know of the pointer: over the panel clicks are ours, over the transparent rest they pass through.
 */
import { useEffect } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import { tell } from '../bridge.ts';

/** Tells each change once. Where nothing is shown the pointer is outside: main lets clicks pass then, too. */
export function usePointer(bridge: Bridge, shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    let told = false;
    const say = (inside: boolean) => {
      if (inside === told) return;
      told = inside;
      tell(bridge, 'preview.pointer', { inside });
    };
    const move = ({ target }: PointerEvent) => say(target instanceof Element && target.closest('.panel') !== null);
    const leave = () => say(false);
    window.addEventListener('pointermove', move);
    document.documentElement.addEventListener('pointerleave', leave);
    return () => {
      say(false);
      window.removeEventListener('pointermove', move);
      document.documentElement.removeEventListener('pointerleave', leave);
    };
  }, [bridge, shown]);
}
