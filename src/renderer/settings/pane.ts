/** Owns what every section of the settings is given. */
import type { CallInput, CallName } from '../../contract/calls.ts';
import type { Settings, SettingsView } from '../../contract/views.ts';

/** What a pane gets: the whole view, and how to ask main for something. */
export interface PaneProps {
  readonly view: SettingsView;
  readonly change: (change: Partial<Settings>) => void;
  readonly ask: <Name extends CallName>(name: Name, value: CallInput<Name>) => void;
}
