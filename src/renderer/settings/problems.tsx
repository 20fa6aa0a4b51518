/** Owns what stands at the top of every section: what keeps the app from working, with the one thing to do about it. */
import { isCure } from '../../contract/calls.ts';
import type { Message, SettingsView } from '../../contract/views.ts';
import { ACTION_NAMES, hintBeside } from '../look/action-names.ts';
import { Icon } from '../look/icon.tsx';
import type { PaneProps } from './pane.ts';

/** What main answered to the last thing that was asked. */
export interface Trouble {
  readonly says: string;
  readonly hint: string;
}

interface ProblemsProps {
  readonly view: SettingsView;
  readonly trouble: Trouble | null;
  readonly ask: PaneProps['ask'];
}

export function Problems({ view, trouble, ask }: ProblemsProps) {
  if (view.problems.length === 0 && !trouble) return null;
  return (
    <div className="problems">
      {trouble && <Problem {...trouble} />}
      {view.problems.map(({ code, says, hint, action }) => (
        <Problem key={code} says={says} hint={hint} action={action} ask={ask} />
      ))}
    </div>
  );
}

interface ProblemProps extends Trouble {
  readonly action?: Message['action'];
  readonly ask?: PaneProps['ask'];
}

function Problem({ says, hint, action = null, ask }: ProblemProps) {
  const cure = ask && isCure(action) ? { begin: () => ask('settings.act', action), name: ACTION_NAMES[action] } : null;
  return (
    <div className="problem" role="alert">
      <Icon name="high" tone="high" />
      <div className="text">
        <b>{says}</b>
        {cure ? hintBeside({ hint, action }) : hint}
      </div>
      {cure && (
        <button type="button" className="button" onClick={cure.begin}>
          {cure.name}
        </button>
      )}
    </div>
  );
}
