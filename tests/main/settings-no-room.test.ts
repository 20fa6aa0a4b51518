/** A disk that is full while settings are saved. No test can fill one: what writes is told to find it full. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { messageAbout } from '../../src/core/session/messages.ts';
import { keepSettings } from '../../src/main/settings-keeper.ts';
import { openSettingsFile } from '../../src/platform/settings-file.ts';

const disk = vi.hoisted(() => ({ fault: '' }));
vi.mock('atomically', async (importOriginal) => {
  const original = await importOriginal<typeof import('atomically')>();
  return {
    ...original,
    async writeFile(...asked: Parameters<typeof original.writeFile>) {
      if (disk.fault !== '') throw Object.assign(new Error(disk.fault), { code: disk.fault });
      return original.writeFile(...asked);
    },
  };
});

test.each(['ENOSPC', 'EDQUOT'])('%s: said, the change holds, and is kept once there is room again', async (fault) => {
  const folder = mkdtempSync(join(tmpdir(), 'saydash-full-'));
  try {
    const path = join(folder, 'settings.json');
    const settings = keepSettings(openSettingsFile(path, () => new Date()));
    settings.change({ theme: 'light' });
    await settings.settled();
    disk.fault = fault;
    settings.change({ theme: 'dark' });
    await settings.settled();
    const problem = settings.problem();
    expect(problem).toMatchObject({ code: 'settings-no-room' });
    expect(problem && messageAbout(problem)).toMatchObject({
      says: 'The settings cannot be saved: the disk is full.',
      action: 'save-settings',
    });
    expect(settings.current().theme).toBe('dark');
    // What was kept before is whole.
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ theme: 'light' });
    disk.fault = '';
    settings.save();
    await settings.settled();
    expect(settings.problem()).toBeNull();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ theme: 'dark' });
  } finally {
    disk.fault = '';
    rmSync(folder, { recursive: true });
  }
});
