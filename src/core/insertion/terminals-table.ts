/**
 * Owns which programs are terminals and how each pastes. Data only: a terminal is added as one line. Names are those of
 * the window's class on X11 and of the bundle on macOS, in lower case.
 */
import type { ClipboardName } from './ports.ts';

/** Keys to press and the clipboards that are read for them. */
export interface PasteWay {
  readonly keys: readonly string[];
  readonly from: readonly ClipboardName[];
}

const CTRL_SHIFT_V: PasteWay = { keys: ['LeftCtrl', 'LeftShift', 'V'], from: ['clipboard'] };
/** Reads the selection in older terminals, the clipboard in newer ones: so the text goes into both. */
const SHIFT_INSERT: PasteWay = { keys: ['LeftShift', 'Insert'], from: ['primary', 'clipboard'] };
const COMMAND_V: PasteWay = { keys: ['LeftMeta', 'V'], from: ['clipboard'] };

/**
 * For windows that are in no list. Shift+Insert pastes nearly everywhere, and Ctrl+V would be a control key in a
 * terminal.
 */
export const ELSEWHERE: Readonly<Record<'linux' | 'mac', PasteWay>> = { linux: SHIFT_INSERT, mac: COMMAND_V };

export const TERMINALS: readonly { readonly way: PasteWay; readonly names: readonly string[] }[] = [
  {
    way: CTRL_SHIFT_V,
    names: [
      'kitty',
      'alacritty',
      'gnome-terminal',
      'gnome-terminal-server',
      'org.gnome.terminal',
      'org.gnome.console',
      'kgx',
      'org.gnome.ptyxis',
      'ptyxis',
      'konsole',
      'org.kde.konsole',
      'yakuake',
      'xfce4-terminal',
      'mate-terminal',
      'lxterminal',
      'qterminal',
      'deepin-terminal',
      'io.elementary.terminal',
      'terminator',
      'tilix',
      'guake',
      'sakura',
      'roxterm',
      'cool-retro-term',
      'terminology',
      'tabby',
      'warp',
      'dev.warp.warp',
      'wezterm',
      'org.wezfurlong.wezterm',
      'ghostty',
      'com.mitchellh.ghostty',
      'contour',
      'rio',
      'st-256color',
      'st',
      'foot',
    ],
  },
  {
    way: SHIFT_INSERT,
    names: ['xterm', 'uxterm', 'urxvt', 'rxvt', 'rxvt-unicode', 'aterm', 'eterm', 'mlterm', 'zutty'],
  },
  {
    way: COMMAND_V,
    names: [
      'com.apple.terminal',
      'com.googlecode.iterm2',
      'net.kovidgoyal.kitty',
      'org.alacritty',
      'io.alacritty',
      'com.github.wez.wezterm',
      'dev.warp.warp-stable',
      'co.zeit.hyper',
      'org.tabby',
      'com.raphaelamorim.rio',
    ],
  },
];
