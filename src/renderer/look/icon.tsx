/**
 * Owns the drawn signs: 16 px grid, lines of 1.5 px with round ends, no fill, optical centre at 8,8. Colour is the
 * caller's.
 */
const PATHS = {
  prompt: ['M5.9 3.5 10.4 8l-4.5 4.5'],
  check: ['M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0', 'm5.4 8.2 1.8 1.8 3.5-3.8'],
  notice: ['M8 1.6 14.4 8 8 14.4 1.6 8Z', 'M8 5.4v3M8 10.6v.01'],
  high: ['M8 2.2 14.6 13.6H1.4Z', 'M8 6.6v3M8 11.6v.01'],
  critical: ['M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4Z', 'M8 4.8v3.9M8 11.1v.01'],
  none: ['M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0', 'M5.5 8h5'],
  same: ['M4 6.25h8M4 9.75h8'],
  once: ['M3.6 8h.8M7.6 8h.8M11.6 8h.8'],
  about: ['M4 6.6c1.4-1.5 2.6-1.5 4 0s2.6 1.5 4 0', 'M4 10.2c1.4-1.5 2.6-1.5 4 0s2.6 1.5 4 0'],
  ask: ['M5.9 6a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9 1.4M8 11.8v.01'],
  swap: ['M2.75 5.75h10L10 3', 'M13.25 10.25h-10L6 13'],
  lock: [
    'M5 7h6a1.75 1.75 0 0 1 1.75 1.75V12A1.75 1.75 0 0 1 11 13.75H5A1.75 1.75 0 0 1 3.25 12V8.75A1.75 1.75 0 0 1 5 7Z',
    'M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2',
  ],
  'microphone-off': [
    'M10.25 6.5V4a2.25 2.25 0 0 0-4.3-.9M5.75 5.75V7a2.25 2.25 0 0 0 3.4 1.95',
    'M3.25 7.5a4.75 4.75 0 0 0 7.3 4M12.75 7.5c0 .8-.2 1.5-.5 2.1M8 12.25v2M2 2l12 12',
  ],
  copy: [
    'M7 5.25h5a1.75 1.75 0 0 1 1.75 1.75v5A1.75 1.75 0 0 1 12 13.75H7A1.75 1.75 0 0 1 5.25 12V7A1.75 1.75 0 0 1 7 5.25Z',
    'M10.75 2.9a1.4 1.4 0 0 0-1-.65H3.65a1.4 1.4 0 0 0-1.4 1.4v6.1c0 .5.25.85.65 1',
  ],
  pencil: ['m10.2 3.2 2.6 2.6', 'M2.75 13.25l.7-3.1 7.3-7.3a1.3 1.3 0 0 1 1.8 0l.6.6a1.3 1.3 0 0 1 0 1.8l-7.3 7.3Z'],
  arrow: ['M2.5 8h10.5M9.25 4.25 13 8l-3.75 3.75'],
  down: ['M4.5 6.25 8 9.75l3.5-3.5'],
  cross: ['m4.5 4.5 7 7M11.5 4.5l-7 7'],
  general: [
    'M2.25 5h5M11.5 5h2.25M2.25 11H4.5M8.75 11h5',
    'M7.4 5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M4.6 11a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  ],
  keyboard: [
    'M3.5 3.75h9a1.75 1.75 0 0 1 1.75 1.75v5a1.75 1.75 0 0 1-1.75 1.75h-9a1.75 1.75 0 0 1-1.75-1.75v-5A1.75 1.75 0 0 1 3.5 3.75Z',
    'M4.5 6.6v.01M7 6.6v.01M9.5 6.6v.01M11.6 6.6v.01M5 9.5h6',
  ],
  speech: ['M2.5 6.75v2.5M5.25 4.5v7M8 2.25v11.5M10.75 5v6M13.5 6.75v2.5'],
  words: [
    'M3.75 2.75h8.5a2 2 0 0 1 2 2v6.5a2 2 0 0 1-2 2h-8.5a2 2 0 0 1-2-2v-6.5a2 2 0 0 1 2-2Z',
    'm4.5 6 2 2-2 2M8.25 10h3',
  ],
  insertion: ['M9.5 2.25h2.25a2 2 0 0 1 2 2v7.5a2 2 0 0 1-2 2H9.5', 'M1.75 8H9M6.25 5.25 9 8l-2.75 2.75'],
  shield: ['M8 1.75 13.25 3.7v4.05c0 3-2.1 5.2-5.25 6.5-3.15-1.3-5.25-3.5-5.25-6.5V3.7Z'],
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof PATHS;
export type Tone = 'accent' | 'quiet' | 'ok' | 'notice' | 'high' | 'critical';

/** A sign beside words that say the same: hidden from screen readers. */
export function Icon({ name, tone }: { readonly name: IconName; readonly tone?: Tone | undefined }) {
  return (
    <svg className={tone ? `icon is-${tone}` : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      {PATHS[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
