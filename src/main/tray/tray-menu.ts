/** Owns the order and the words of the tray's menu. The state comes first, with its reason. Never touches a menu. */
import type { Action } from '../../core/session/command.ts';
import type { Message, TrayView } from '../../core/session/view.ts';
import { type Settings, UNLOAD_CHOICES } from '../../core/settings/schema.ts';

/** What a click means; carried out by whoever owns the tray. */
export type TrayAction =
  | { readonly do: 'restore' | 'take-back'; readonly session: number }
  /** What the line above it said is to be done; null where nothing but the settings helps. */
  | { readonly do: 'resolve'; readonly action: Action | null }
  | { readonly do: 'change'; readonly settings: Partial<Settings> }
  | { readonly do: 'unload' }
  | { readonly do: 'settings' }
  | { readonly do: 'quit' };

export interface TrayItem {
  readonly id: string;
  /** Empty for a line between groups. */
  readonly label: string;
  /** null where it only says something. */
  readonly action: TrayAction | null;
  readonly chosen?: boolean;
  readonly accelerator?: string;
  readonly items?: readonly TrayItem[];
}

export interface TrayFacts {
  readonly view: TrayView;
  /** All that stands in the way, gravest first; the first may be the view's own message. */
  readonly problems: readonly Message[];
  readonly settings: Settings;
  /** The hotkey in words and signs of this keyboard; empty where none is chosen. */
  readonly hotkey: string;
  /** Models that are on this machine. */
  readonly models: readonly { readonly name: string; readonly title: string; readonly chosen: boolean }[];
  /** What is in memory, in bytes; null while no engine runs. */
  readonly memory: number | null;
}

const MODES = [
  ['auto', 'Hold to talk, or tap to start and stop'],
  ['hold', 'Hold to talk'],
  ['toggle', 'Tap to start and stop'],
] as const;

export function trayItems(facts: TrayFacts): readonly TrayItem[] {
  const { view, settings, models, memory } = facts;
  return [
    say('state', stateLine(facts)),
    ...(view.message ? [resolve('todo', view.message.hint, view.message.action)] : []),
    ...otherProblems(facts),
    ...(view.restorable === null
      ? []
      : [act('restore', 'Bring back the last one', { do: 'restore', session: view.restorable })]),
    ...(view.takeable === null
      ? []
      : [act('take-back', 'Take back what was inserted', { do: 'take-back', session: view.takeable })]),
    line('1'),
    { id: 'hotkey', label: facts.hotkey ? `Hotkey: ${facts.hotkey}` : 'Choose a hotkey…', action: { do: 'settings' } },
    choice(
      'mode',
      'Mode',
      MODES.map(([mode, label]) => ({ id: mode, label, chosen: settings.mode === mode, settings: { mode } })),
    ),
    choice(
      'model',
      'Model',
      models.map(({ name, title, chosen }) => ({ id: name, label: title, chosen, settings: { model: name } })),
    ),
    choice(
      'unload',
      'Unload an idle model',
      UNLOAD_CHOICES.map((minutes) => ({
        id: String(minutes),
        label: unloadLabel(minutes),
        chosen: settings.unloadMinutes === minutes,
        settings: { unloadMinutes: minutes },
      })),
    ),
    memory === null
      ? say('unload-now', 'No model in memory')
      : act('unload-now', `Unload now: ${megabytes(memory)} in memory`, { do: 'unload' }),
    line('2'),
    { ...act('settings', 'Settings…', { do: 'settings' }), accelerator: 'CommandOrControl+,' },
    line('3'),
    { ...act('quit', 'Quit Saydash', { do: 'quit' }), accelerator: 'CommandOrControl+Q' },
  ];
}

/** What else stands in the way: each in a line of its own, with the one thing to do. */
const otherProblems = ({ view, problems }: TrayFacts): readonly TrayItem[] =>
  problems
    .filter(({ code }) => code !== view.message?.code)
    .map(({ code, says, hint, action }) => resolve(`problem-${code}`, `${says} ${hint}`, action));

export function stateLine({ view, settings, hotkey }: TrayFacts): string {
  switch (view.state) {
    case 'listening':
      return 'Listening';
    case 'working':
      return 'Working';
    case 'blocked':
      return view.message?.says ?? 'Blocked';
    case 'idle':
      if (view.message) return view.message.says;
      if (!hotkey) return 'No hotkey is chosen';
      return settings.mode === 'toggle' ? `Ready · tap ${hotkey} and speak` : `Ready · hold ${hotkey} and speak`;
  }
}

function unloadLabel(minutes: Settings['unloadMinutes']): string {
  if (minutes === 'never') return 'Never';
  if (minutes === 0) return 'At once';
  return minutes === 60 ? 'After 1 hour' : `After ${minutes} minutes`;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const say = (id: string, label: string): TrayItem => ({ id, label, action: null });
const act = (id: string, label: string, action: TrayAction): TrayItem => ({ id, label, action });
const resolve = (id: string, label: string, action: Action | null): TrayItem =>
  act(id, label, { do: 'resolve', action });
const line = (id: string): TrayItem => ({ id: `line-${id}`, label: '', action: null });

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly chosen: boolean;
  readonly settings: Partial<Settings>;
}

function choice(id: string, label: string, choices: readonly Choice[]): TrayItem {
  return {
    id,
    label,
    action: null,
    items: choices.map((one) => ({
      id: `${id}.${one.id}`,
      label: one.label,
      chosen: one.chosen,
      action: { do: 'change', settings: one.settings },
    })),
  };
}
