/** Owns the section Hotkey: which key, how it is recorded, and what holding or tapping it means. */
import { useEffect } from 'react';
import { ChoiceLine } from './choice-line.tsx';
import { Group } from './group.tsx';
import type { PaneProps } from './pane.ts';

const MODES = [
  ['auto', 'Hold, or tap twice'],
  ['hold', 'Hold'],
  ['toggle', 'Tap'],
] as const;

const MODE_HINTS = {
  auto: 'Hold it while you speak; or tap it, speak, and tap again.',
  hold: 'Speak while you hold it.',
  toggle: 'Tap it, speak, and tap again.',
} as const;

export function HotkeyPane({ view, change, ask }: PaneProps) {
  const { hotkey, recordingHotkey, settings } = view;
  const record = (recording: boolean) => ask('settings.record-hotkey', { recording });
  // Esc is pressed here as well as anywhere else: the key that is asked for may never come.
  useEffect(() => {
    if (!recordingHotkey) return;
    const leave = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Escape')
        ask('settings.record-hotkey', { recording: false });
    };
    window.addEventListener('keydown', leave);
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('keydown', leave);
      window.removeEventListener('blur', leave);
    };
  }, [recordingHotkey, ask]);
  return (
    <Group title="Speaking">
      <div className="line">
        <div className="text">
          <b>Hotkey</b>
          <small role="status">
            {recordingHotkey
              ? 'Press the keys now. Esc keeps the old one.'
              : 'One modifier alone, or modifiers and a key.'}
          </small>
        </div>
        <kbd className={recordingHotkey ? 'key-name is-on' : 'key-name'}>
          {recordingHotkey ? '…' : hotkey || 'None'}
        </kbd>
        <button type="button" className="button is-wide" onClick={() => record(!recordingHotkey)}>
          {recordingHotkey ? 'Cancel' : 'Change'}
        </button>
      </div>
      <ChoiceLine
        label="To speak"
        hint={MODE_HINTS[settings.mode]}
        value={settings.mode}
        choices={MODES}
        onChange={(mode) => change({ mode })}
      />
    </Group>
  );
}
