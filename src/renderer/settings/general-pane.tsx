/** Owns the section General: how the windows look, and the app's end for desktops that show no tray. */
import { ChoiceLine } from './choice-line.tsx';
import { Group } from './group.tsx';
import type { PaneProps } from './pane.ts';

const THEMES = [
  ['system', 'System default'],
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

export function GeneralPane({ view, change, ask }: PaneProps) {
  const { theme, textSize } = view.settings;
  return (
    <>
      <Group title="Look">
        <ChoiceLine label="Theme" value={theme} choices={THEMES} onChange={(value) => change({ theme: value })} />
        <ChoiceLine<number>
          label="Text size"
          hint="The preview grows with it, up to one and a half times its width."
          value={textSize}
          choices={SIZES}
          onChange={(value) => change({ textSize: value })}
        />
      </Group>
      <Group title="Saydash">
        <div className="line">
          <div className="text">
            <b>Closing this window ends nothing</b>
            <small>The hotkey goes on working. Start Saydash again to come back here.</small>
          </div>
          <button type="button" className="button" onClick={() => ask('app.quit', undefined)}>
            Quit Saydash
          </button>
        </div>
      </Group>
    </>
  );
}
