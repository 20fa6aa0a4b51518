/**
 * Owns the preview window: shows whichever view main sent last, whole. Holds nothing that main does not know but the
 * pointer.
 */
import { useEffect, useState } from 'react';
import type { Bridge } from '../../contract/bridge.ts';
import type { LookView, PreviewView } from '../../contract/views.ts';
import { tell } from '../bridge.ts';
import { useLook } from '../look/use-look.ts';
import { Blocked } from './blocked.tsx';
import { fadeOut } from './fade-out.ts';
import { Notice } from './notice.tsx';
import { Recording } from './recording.tsx';
import { Review } from './review.tsx';
import { usePainted } from './use-painted.ts';
import { usePanelSize } from './use-panel-size.ts';
import { usePointer } from './use-pointer.ts';

export function Preview({ bridge }: { readonly bridge: Bridge }) {
  const look = useLook(bridge);
  const view = useView(bridge);
  usePointer(bridge, view.kind !== 'hidden');
  usePanelSize(bridge, view);
  usePainted(bridge, view);
  return <State bridge={bridge} look={look} view={view} />;
}

function useView(bridge: Bridge): PreviewView {
  const [view, setView] = useState<PreviewView>({ kind: 'hidden' });
  useEffect(() => {
    const end = bridge.on('preview.view', (next) => {
      const root = document.getElementById('root');
      if (next.kind === 'hidden' && root) fadeOut(root);
      setView(next);
    });
    tell(bridge, 'preview.ready', undefined);
    return end;
  }, [bridge]);
  return view;
}

interface StateProps {
  readonly bridge: Bridge;
  readonly look: LookView;
  readonly view: PreviewView;
}

function State({ bridge, look, view }: StateProps) {
  switch (view.kind) {
    case 'hidden':
      return null;
    case 'listening':
    case 'transcribing':
      return <Recording bridge={bridge} look={look} view={view} />;
    case 'review':
      return <Review key={view.session} bridge={bridge} look={look} view={view} />;
    case 'notice':
      return <Notice key={view.session} bridge={bridge} look={look} view={view} />;
    case 'blocked':
      return <Blocked key={view.session} bridge={bridge} look={look} view={view} />;
  }
}
