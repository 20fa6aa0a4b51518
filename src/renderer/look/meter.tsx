/**
 * Owns the level meter: 22 bars that are scaled, never resized, newest at the right. Draws only when a level arrives.
 */
import { useEffect, useRef } from 'react';
import { barHeight, LOWEST } from './loudness.ts';

const BARS = 22;
/** Between two drawings, in ms: at most 30 a second; with Reduce Motion four. */
const INTERVAL = 33;
const CALM_INTERVAL = 250;

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
