/** Owns waiting for Return. The terminal stays in its usual mode, so that Ctrl-C interrupts as everywhere. */
import { createInterface } from 'node:readline';

export interface Keyboard {
  /** Resolves at the next Return or at the input's end; lines typed before it was asked for count. */
  nextLine(): Promise<'line' | 'end'>;
  close(): void;
}

export function openKeyboard(input: NodeJS.ReadableStream): Keyboard {
  const lines = createInterface({ input, terminal: false });
  let [typed, ended] = [0, false];
  let wake = () => {};
  lines.on('line', () => {
    typed++;
    wake();
  });
  lines.on('close', () => {
    ended = true;
    wake();
  });
  return {
    async nextLine() {
      while (typed === 0 && !ended) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (typed === 0) return 'end';
      typed--;
      return 'line';
    },
    close: () => lines.close(),
  };
}
