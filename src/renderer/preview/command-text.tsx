/**
 * Owns how a command is drawn: tokens as boxes, blanks between them, marks on the characters. Knows nothing of what
 * marks mean.
 */
import { Fragment, type ReactNode } from 'react';
import { layOut, type Mark, type Run } from './tokens.ts';

interface CommandTextProps {
  readonly command: string;
  readonly marks: readonly Mark[];
  /** Characters that fit into a line: what is longer is shaded as one piece and broken after slashes. */
  readonly columns: number;
  /** Where runs are cut also without a mark, so that each can be pointed at. */
  readonly cuts?: readonly { readonly from: number; readonly to: number }[];
}

export function CommandText({ command, marks, columns, cuts = [] }: CommandTextProps) {
  return layOut(command, marks, columns, cuts).map(({ kind, from, runs, wide }) =>
    kind === 'blank' ? (
      <Fragment key={from}>{runs.map(drawRun)}</Fragment>
    ) : (
      <span key={from} className={wide ? 'token is-wide' : 'token'}>
        {wide ? runs.map((run) => drawRun(run, 0, [], breakable(run.text))) : runs.map(drawRun)}
      </span>
    ),
  );
}

const drawRun = ({ text, from, kinds }: Run, _at?: number, _all?: readonly Run[], inside: ReactNode = text) => (
  <span key={from} data-from={from} className={kinds.map((kind) => `mark-${kind}`).join(' ') || undefined}>
    {inside}
  </span>
);

const breakable = (text: string): ReactNode =>
  text.split(/(?<=\/)/).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
    <Fragment key={at}>
      {part}
      {part.endsWith('/') && <wbr />}
    </Fragment>
  ));
