/** Owns the one object that windows see of main: it forwards calls and events by name, and knows none of them. */
import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_KEY, type Bridge, CALL_CHANNEL, EVENT_CHANNEL } from '../contract/bridge.ts';

const bridge: Bridge = {
  call: (name, value) => ipcRenderer.invoke(CALL_CHANNEL, name, value),
  on(name, listen) {
    const hear = (_event: unknown, said: string, value: Parameters<typeof listen>[0]) => {
      if (said === name) listen(value);
    };
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => void ipcRenderer.off(EVENT_CHANNEL, hear);
  },
};

contextBridge.exposeInMainWorld(BRIDGE_KEY, bridge);
