/** Owns the section General: how the windows look. */
import { ChoiceLine } from './choice-line.tsx';
import type { PaneProps } from './pane.ts';

const THEMES = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;
const SIZES = [
  [1, '100%'],
  [1.25, '125%'],
  [1.5, '150%'],
  [1.75, '175%'],
  [2, '200%'],
] as const;

export function GeneralPane({ view, change }: PaneProps) {
  const { theme, textSize } = view.settings;
  return (
    <section className="group" aria-label="Look">
      <h3>Look</h3>
      <div className="card">
        <ChoiceLine label="Theme" value={theme} choices={THEMES} onChange={(value) => change({ theme: value })} />
        <ChoiceLine<number>
          label="Text size"
          hint="The preview grows with it, up to one and a half times its width."
          value={textSize}
          choices={SIZES}
          onChange={(value) => change({ textSize: value })}
        />
      </div>
    </section>
  );
}
