/** Whether a desktop shows tray pictures: asked of a real bus, of none, and of one that does not answer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasTrayHost } from '../../../src/platform/desktop/tray-host.ts';
import { missingPrograms } from '../../desktop/support/x-session.ts';

const missing = missingPrograms('dbus-daemon', 'dbus-send');
const { PATH } = process.env;

it('takes it to be there where there is no bus, or none that answers', async () => {
  expect(await hasTrayHost({ PATH }, 0)).toBe(true);
  expect(await hasTrayHost({ PATH, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' }, 0)).toBe(true);
});

describe.skipIf(missing.length > 0)(
  `on a real bus${missing.length > 0 ? ` (${missing.join(', ')} missing)` : ''}`,
  () => {
    let bus: ChildProcess;
    let address = '';
    beforeAll(async () => {
      bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] });
      const [said] = bus.stdout ? await once(bus.stdout, 'data') : [''];
      address = String(said).trim();
    });
    afterAll(() => void bus.kill());

    it('says that nobody shows any', async () => {
      expect(await hasTrayHost({ PATH, DBUS_SESSION_BUS_ADDRESS: address }, 0)).toBe(false);
    });
  },
);
