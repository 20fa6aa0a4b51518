/** Owns what stands at the top of every section: what keeps the app from working, with the one thing to do about it. */
import type { SettingsView } from '../../contract/views.ts';
import { Icon } from '../look/icon.tsx';
import type { PaneProps } from './pane.ts';

/** What main answered to the last thing that was asked. */
export interface Trouble {
  readonly says: string;
  readonly hint: string;
}

type ProblemCode = SettingsView['problems'][number]['code'];
type SystemPage = 'microphone' | 'accessibility' | 'input-monitoring';

/** Where the system keeps the switch. */
const SYSTEM_PAGES: Partial<Record<ProblemCode, SystemPage>> = {
  'microphone-denied': 'microphone',
  'hook-denied': 'input-monitoring',
  'no-keyboard': 'accessibility',
  'typing-denied': 'accessibility',
};

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
      {view.problems.map(({ code, says, hint }) => (
        <Problem key={code} says={says} hint={hint} page={SYSTEM_PAGES[code]} ask={ask} />
      ))}
    </div>
  );
}

interface ProblemProps extends Trouble {
  readonly page?: SystemPage | undefined;
  readonly ask?: PaneProps['ask'];
}

function Problem({ says, hint, page, ask }: ProblemProps) {
  return (
    <div className="problem" role="alert">
      <Icon name="high" tone="high" />
      <div className="text">
        <b>{says}</b>
        {hint}
      </div>
      {page && ask && (
        <button type="button" className="button" onClick={() => ask('system.open', page)}>
          Open Settings
        </button>
      )}
    </div>
  );
}
