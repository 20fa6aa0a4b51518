/** Owns the listening to keys in the preview: each goes through the table of keys.ts; what is ours goes no further. */
import { useEffect, useRef } from 'react';
import { actionFor, type KeyAction, type KeyScene } from './keys.ts';

/** `scene` is asked at each press, so that it is never an older one. A focused button keeps its own Return. */
export function useKeys(scene: () => KeyScene, act: (action: KeyAction) => void): void {
  const latest = useRef({ scene, act });
  latest.current = { scene, act };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return;
      const action = actionFor(event, latest.current.scene());
      if (!action) return;
      event.preventDefault();
      latest.current.act(action);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
