/** Owns which process a window of an X server belongs to. Two windows may be of one program on two connections. */
import type { XResources } from 'x11';
import type { X11 } from './x11-connection.ts';

export interface X11Clients {
  /** Process id; undefined where the server does not tell (another machine, no X-Resource). */
  processOf(window: number): Promise<number | undefined>;
}

const LOCAL_PROCESS = 2;

export async function x11Clients(x11: X11): Promise<X11Clients> {
  const resources = await x11.ask<XResources>((x, done) => x.require('res', done));
  return {
    async processOf(window) {
      if (!resources) return undefined;
      const found = await x11.ask<readonly { readonly value: readonly number[] }[]>((_, done) =>
        resources.QueryClientIds([{ client: window, mask: LOCAL_PROCESS }], done),
      );
      return found?.find(({ value }) => value.length > 0)?.value[0];
    },
  };
}
