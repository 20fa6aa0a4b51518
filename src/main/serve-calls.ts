/** Owns the channel that windows call on: who calls and what, handed to the gate. Never looks at a value. */
import { ipcMain } from 'electron';
import { CALL_CHANNEL } from '../contract/bridge.ts';
import type { Gate } from './ipc.ts';

export function serveCalls(gate: Gate): void {
  ipcMain.handle(CALL_CHANNEL, ({ sender, senderFrame }, name: unknown, value: unknown) => {
    const top = senderFrame !== null && senderFrame.parent === null;
    return gate({ contentsId: sender.id, url: senderFrame?.url ?? '', top }, name, value);
  });
}
