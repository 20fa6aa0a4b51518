import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { filesBelow, PROJECT, pack } from './pack.ts';
import { FUSE_MARK } from './stub-electron.ts';

const built = existsSync(join(PROJECT, 'out', 'main', 'index.js'));
const PACK_MS = 300_000;

/** In the order of the wire: what a packed app does not let anybody do, and what it insists on. */
const FUSES = {
  runAsNode: '0',
  cookieEncryption: '0',
  nodeOptions: '0',
  inspectArguments: '0',
  asarIntegrity: '1',
  onlyFromAsar: '1',
  ownSnapshot: '0',
  filePrivileges: '1',
};
const MODELS = [
  'catalog.json',
  'gate.json',
  'lexicon.txt',
  'reader.bin',
  'silero-v6.2.0-ggml.bin',
  'whisper-tiny.en-commands.delta',
];

function fusesOf(file: string): string {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(FUSE_MARK) + FUSE_MARK.length + 2;
  return bytes.subarray(at, at + 8).toString('latin1');
}

/** Files of an archive, without its folders. */
const filesIn = (asar: string): string[] =>
  listPackage(asar, { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => !('files' in statFile(asar, path)));

describe.skipIf(!built)(`the packed app${built ? '' : ': SKIPPED, run `npm run build:app` first'}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'saydash-pack-'));
  let linux = '';
  let mac = '';

  beforeAll(async () => {
    linux = await pack(join(folder, 'linux'), 'linux', 'x64');
    mac = join(await pack(join(folder, 'mac'), 'darwin', 'arm64'), 'Saydash.app', 'Contents');
  }, PACK_MS);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds what it runs, and of packages only the native ones', () => {
    const files = filesIn(join(linux, 'resources', 'app.asar'));
    for (const path of [
      'package.json',
      'LICENSE',
      'THIRD_PARTY.md',
      'out/main/index.js',
      'out/main/engine-child.js',
      'out/main/hook-child.js',
      'out/preload/index.cjs',
      'out/renderer/preview.html',
      'out/renderer/capture.html',
      'out/renderer/settings.html',
      'resources/icons/idleTemplate@2x.png',
    ])
      expect(files).toContain(path);
    const packages = new Set(
      files.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean),
    );
    expect([...packages].sort()).toEqual([
      '@fugood/node-whisper-linux-x64',
      '@fugood/whisper.node',
      'node-gyp-build',
      'uiohook-napi',
    ]);
    expect(
      files.filter(
        (path) => !/^(?:out|resources\/icons|node_modules)\/|^(?:package\.json|LICENSE|THIRD_PARTY\.md)$/.test(path),
      ),
    ).toEqual([]);
  });

  test('holds no sources, maps, tests or tools', () => {
    const all = [...filesIn(join(linux, 'resources', 'app.asar')), ...filesBelow(linux)];
    expect(
      all.filter((path) =>
        /\.(?:map|tsx?|cc?|cpp|hp*|gyp|sh|py|jsonl)$|(?:^|\/)(?:tests?|training|eval|samples|src)\//.test(path),
      ),
    ).toEqual([]);
  });

  test('has its libraries and what they open by path as files of their own', () => {
    const files = filesBelow(join(linux, 'resources'));
    expect(files.filter((path) => path.endsWith('.node'))).toEqual([
      'app.asar.unpacked/node_modules/@fugood/node-whisper-linux-x64/index.node',
      'app.asar.unpacked/node_modules/uiohook-napi/prebuilds/linux-x64/uiohook-napi.node',
    ]);
    expect(files.filter((path) => path.startsWith('resources/'))).toEqual(
      MODELS.map((name) => `resources/models/${name}`),
    );
    const macFiles = filesBelow(join(mac, 'Resources'));
    expect(macFiles).toContain('app.asar.unpacked/node_modules/uiohook-napi/prebuilds/darwin-arm64/uiohook-napi.node');
    expect(macFiles.filter((path) => path.startsWith('resources/'))).toEqual(
      MODELS.map((name) => `resources/models/${name}`),
    );
  });

  test('starts what was built, under the name that its folders have', () => {
    const manifest = JSON.parse(extractFile(join(linux, 'resources', 'app.asar'), 'package.json').toString());
    expect(manifest).toMatchObject({ name: 'saydash', main: 'out/main/index.js', type: 'module' });
    expect(manifest.devDependencies).toBeUndefined();
  });

  test('tells macOS what it is and why it asks', () => {
    const info = readFileSync(join(mac, 'Info.plist'), 'utf8');
    const infoOf = (key: string) =>
      new RegExp(`<key>${key}</key>\\s*(<(?:true|false)/>|<string>[^<]*)`).exec(info)?.[1];
    expect(infoOf('LSUIElement')).toBe('<true/>');
    expect(infoOf('CFBundleIdentifier')).toBe('<string>app.saydash.desktop');
    expect(infoOf('NSMicrophoneUsageDescription')).toMatch(/listens while you hold/);
    // It sends none: keys and windows are asked of AppKit and CoreGraphics (platform/desktop/mac-script.ts).
    expect(infoOf('NSAppleEventsUsageDescription')).toBeUndefined();
    expect(infoOf('NSAllowsArbitraryLoads')).toBe('<false/>');
    expect(info).toMatch(/ElectronAsarIntegrity[\s\S]*SHA256/);
  });

  test('has its fuses set', () => {
    const wanted = Object.values(FUSES).join('');
    expect(fusesOf(join(linux, 'saydash'))).toBe(wanted);
    expect(fusesOf(join(mac, 'Frameworks/Electron Framework.framework/Versions/A/Electron Framework'))).toBe(wanted);
  });
});

test('packing for a system whose libraries are not installed says how to get them', async () => {
  const { default: config } = await import('../../electron-builder.ts');
  const { Arch } = await import('electron-builder');
  const { beforePack } = config;
  if (typeof beforePack !== 'function') throw new Error('there is no check');
  const context = { electronPlatformName: 'sunos', arch: Arch.arm64 };
  await expect(beforePack(Object.assign(Object.create(null), context))).rejects.toThrow(
    /node-whisper-sunos-arm64.* is not installed\. Run `npm install/,
  );
});

describe('the hardened process', () => {
  const readAnew = async () => {
    vi.resetModules();
    const { default: config } = await import('../../electron-builder.ts');
    const entitlements = readFileSync(join(PROJECT, 'out', 'entitlements.plist'), 'utf8');
    return { mac: config.mac, allowed: [...entitlements.matchAll(/<key>([^<]+)<\/key>/g)].map(([, key]) => key) };
  };
  const ALWAYS = ['com.apple.security.cs.allow-jit', 'com.apple.security.device.audio-input'];

  // The second writes what the repository's own `npm run package` would: it stays behind.
  test.each([
    ['with a certificate, may do two things', { CSC_NAME: 'Somebody (TEAM)', CSC_LINK: '' }, ALWAYS, undefined],
    [
      'without one, is signed all the same, and may load files that have no team in common',
      { CSC_NAME: '', CSC_LINK: '' },
      [...ALWAYS, 'com.apple.security.cs.disable-library-validation'],
      '-',
    ],
  ])('%s', async (_what, env, allowed, identity) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    try {
      const read = await readAnew();
      expect(read.allowed).toEqual(allowed);
      expect(read.mac).toMatchObject({ hardenedRuntime: true });
      expect(read.mac?.identity).toBe(identity);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
