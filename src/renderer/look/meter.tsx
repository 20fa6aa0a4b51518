/** Owns the level meter: 22 bars that are scaled, never resized, newest at the right. Draws only when a level arrives. */
import { useEffect, useRef } from 'react';

const BARS = 22;
/** Loudness in dBFS that gives the lowest and the highest bar: a quiet room, and speech close to the microphone. */
const QUIET = -54;
const LOUD = -12;
const LOWEST = 0.1;

/** Between two drawings, in ms: at most 30 a second; with Reduce Motion four. */
const INTERVAL = 33;
const CALM_INTERVAL = 250;

/** Height of a bar, 0.1 to 1, for a root mean square of 0 to 1; in four steps where `calm`. */
export function barHeight(level: number, calm: boolean): number {
  const loudness = 20 * Math.log10(Math.max(level, 1e-6));
  const height = Math.min(1, Math.max(LOWEST, (loudness - QUIET) / (LOUD - QUIET)));
  return calm ? Math.ceil(height * 4) / 4 : height;
}

interface MeterProps {
  /** Calls back with each level, 0..1; returns what ends it. */
  readonly listen: (onLevel: (level: number) => void) => () => void;
}

export function Meter({ listen }: MeterProps) {
  const meter = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const heights = new Array<number>(BARS).fill(LOWEST);
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    let drawn = Number.NEGATIVE_INFINITY;
    return listen((level) => {
      const now = performance.now();
      if (now - drawn < (calm.matches ? CALM_INTERVAL : INTERVAL) - 1) return;
      drawn = now;
      heights.shift();
      heights.push(barHeight(level, calm.matches));
      const bars = meter.current?.children ?? [];
      for (const [at, bar] of [...bars].entries())
        if (bar instanceof HTMLElement) bar.style.setProperty('--level', String(heights[at] ?? LOWEST));
    });
  }, [listen]);
  return (
    <span className="meter" aria-hidden="true" ref={meter}>
      {Array.from({ length: BARS }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars never change places
        <i key={at} />
      ))}
    </span>
  );
}
