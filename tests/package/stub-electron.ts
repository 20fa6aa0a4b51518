/**
 * Owns a folder that looks to electron-builder like an unpacked Electron: the files that it renames, reads and changes,
 * none of which can run. So packing is tested where Electron's binary cannot be had.
 */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where @electron/fuses finds the switches: this mark, a version, how many, and one digit each. '1' is on. */
export const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = Buffer.concat([Buffer.from(FUSE_MARK), Buffer.from([1, 8]), Buffer.from('10110011')]);

const plist = (entries: Readonly<Record<string, string>>): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${Object.entries(entries)
    .map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
    .join('')}</dict></plist>\n`;

/** Builds `folder/electron` or `folder/Electron.app` with what lies beside it. */
export function writeStubElectron(folder: string, platform: 'darwin' | 'linux'): void {
  const write = (path: string, content: string | Uint8Array, mode = 0o644): void => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode });
  };
  write('LICENSE', 'Electron licence\n');
  write('LICENSES.chromium.html', '<p>Chromium licences\n');
  write('version', '45.4.1\n');
  if (platform === 'linux') {
    write('electron', FUSES, 0o755);
    write('chrome-sandbox', '', 0o755);
    for (const language of ['en-US', 'de']) write(`locales/${language}.pak`, '');
    return;
  }
  const contents = 'Electron.app/Contents';
  write(
    `${contents}/Info.plist`,
    plist({ CFBundleExecutable: 'Electron', CFBundleIdentifier: 'com.github.Electron', CFBundleName: 'Electron' }),
  );
  write(`${contents}/MacOS/Electron`, 'stub', 0o755);
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  write(`${framework}/Versions/A/Electron Framework`, FUSES, 0o755);
  for (const language of ['en', 'de']) {
    write(`${contents}/Resources/${language}.lproj/locale.pak`, '');
    write(`${framework}/Versions/A/Resources/${language}.lproj/locale.pak`, '');
  }
  for (const name of ['Electron Framework', 'Resources'])
    symlinkSync(`Versions/A/${name}`, join(folder, framework, name));
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const helper = `Electron Helper${kind}`;
    const inside = `${contents}/Frameworks/${helper}.app/Contents`;
    write(
      `${inside}/Info.plist`,
      plist({ CFBundleExecutable: helper, CFBundleIdentifier: 'com.github.Electron.helper' }),
    );
    write(`${inside}/MacOS/${helper}`, 'stub', 0o755);
  }
}
