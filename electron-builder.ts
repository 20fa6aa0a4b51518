// Owns how the app is packed: what goes in, what the system is told about it, and what is switched off, each with its
// reason. `npm run package` builds for the machine it runs on. Everything but native packages was bundled into out/
// before.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AfterPackContext, Arch, type Configuration } from 'electron-builder';

const HERE = import.meta.dirname;
const ENTITLEMENTS_FILE = join(HERE, 'out', 'entitlements.plist');

/**
 * electron-builder signs nothing at all where it finds no certificate, unless it is asked to sign ad hoc. Whoever has
 * one names it (CSC_NAME), or gives its file (CSC_LINK).
 */
const AD_HOC = !process.env.CSC_NAME && !process.env.CSC_LINK;

/** What a hardened process may do all the same. The reason beside each; whatever is not here is denied. */
const ENTITLEMENTS = [
  // V8 compiles JavaScript to machine code.
  'com.apple.security.cs.allow-jit',
  // The hotkey's recording.
  'com.apple.security.device.audio-input',
  // Signed ad hoc, no two files have a team in common, and Electron's own framework and the native packages would not
  // load. Signed with a certificate all have its team, and nothing else is to be loaded.
  ...(AD_HOC ? ['com.apple.security.cs.disable-library-validation'] : []),
];

/** codesign reads no comments in its file: so it is written from the list above. */
function writeEntitlements(): string {
  const keys = ENTITLEMENTS.map((name) => `  <key>${name}</key><true/>`).join('\n');
  const type = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';
  mkdirSync(dirname(ENTITLEMENTS_FILE), { recursive: true });
  writeFileSync(
    ENTITLEMENTS_FILE,
    `<?xml version="1.0" encoding="UTF-8"?>\n${type}\n<plist version="1.0"><dict>\n${keys}\n</dict></plist>\n`,
  );
  return ENTITLEMENTS_FILE;
}

/** npm installs the native code of this machine only: for another one it must be asked first. */
function requireNatives(platform: string, arch: string): void {
  const whisper = `@fugood/node-whisper-${platform}-${arch}`;
  const wanted = [`node_modules/${whisper}/index.node`, `node_modules/uiohook-napi/prebuilds/${platform}-${arch}`];
  const missing = wanted.filter((path) => !existsSync(join(HERE, path)));
  if (missing.length > 0)
    throw new Error(
      `${missing.join(' and ')} is not installed. Run \`npm install --no-save --force --os ${platform} --cpu ${arch} ${whisper}\`.`,
    );
}

/**
 * electron-builder lets everything be loaded without encryption, and cannot be told not to. Nothing is loaded from
 * anywhere.
 */
function forbidPlainLoads({ appOutDir, electronPlatformName }: AfterPackContext): void {
  if (electronPlatformName !== 'darwin') return;
  const file = join(appOutDir, 'Saydash.app', 'Contents', 'Info.plist');
  const allowed = /(<key>NSAllows(?:ArbitraryLoads|LocalNetworking)<\/key>\s*)<true\/>/g;
  writeFileSync(file, readFileSync(file, 'utf8').replace(allowed, '$1<false/>'));
}

/** Patterns; a later one outweighs an earlier one. */
const FILES = [
  'out/main/**/*.js',
  'out/preload/*.cjs',
  'out/renderer/**/*',
  'resources/icons/*.png',
  'package.json',
  'LICENSE',
  'THIRD_PARTY.md',
  '!**/*.{map,ts,md,markdown,c,cc,cpp,h,hpp,gyp,gypi,cmake,patch,sh}',
  'THIRD_PARTY.md',
  // Of the native packages only what runs here: no sources, no build scripts, no other systems, no graphics drivers.
  '!node_modules/@fugood/whisper.node/{src,scripts}/**',
  '!node_modules/@fugood/whisper.node/CMakeLists.txt',
  '!node_modules/@fugood/whisper.node/lib/*.mjs',
  '!node_modules/@fugood/node-whisper-wasm/**',
  '!node_modules/@fugood/node-whisper-*-{cuda,vulkan,snapdragon}/**',
  '!node_modules/uiohook-napi/{libuiohook,src}/**',
  '!node_modules/uiohook-napi/dist/prebuild-test-noop.js',
  '!node_modules/node-gyp-build/{bin,build-test,optional}.js',
];

/** electron-builder itself knows the platform it runs on only, so each platform leaves out the others' libraries. */
const filesFor = (platform: string): string[] => [
  ...FILES,
  `!node_modules/@fugood/node-whisper-!(${platform}-*)/**`,
  `!node_modules/uiohook-napi/prebuilds/!(${platform}-\${arch})/**`,
];

const config: Configuration = {
  appId: 'app.saydash.desktop',
  productName: 'Saydash',
  copyright: 'MIT licence',
  directories: { output: 'release', buildResources: 'resources/icons' },
  // What the native speech engine opens by path must be a real file; it is looked for above out/ (platform/paths.ts).
  extraResources: [{ from: 'resources/models', to: 'resources/models', filter: ['!reader.json'] }],
  asar: true,
  // Libraries are loaded by the system, which cannot look into an archive.
  asarUnpack: ['**/*.node'],
  // They come built for Node-API, which does not change with Electron's version.
  npmRebuild: false,
  electronLanguages: ['en', 'en-US'],
  beforePack: async ({ electronPlatformName, arch }) => requireNatives(electronPlatformName, Arch[arch]),
  afterPack: async (context) => forbidPlainLoads(context),
  electronFuses: {
    // Nobody can use the app, with all it was allowed, as a Node to run their own script. Engine and hotkey are utility
    // processes for this reason.
    runAsNode: false,
    // The same by NODE_OPTIONS, and by --inspect.
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    // There are no cookies to guard, and its key in the Keychain would make macOS ask for a password at the first
    // start.
    enableCookieEncryption: false,
    // An archive that was changed, or a folder in its place, is not started.
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    // There is one V8 snapshot for all processes.
    loadBrowserProcessSpecificV8Snapshot: false,
    // Pages are files in the archive, and modules of a page load only where files have this. What else they could reach
    // with it is refused by main (security/session-guard.ts) and by the content policy.
    grantFileProtocolExtraPrivileges: true,
    // Changing the fuses breaks the signature that Electron comes with, and arm64 starts nothing without one.
    resetAdHocDarwinSignature: true,
  },
  mac: {
    files: filesFor('darwin'),
    category: 'public.app-category.developer-tools',
    icon: 'resources/icons/app.icns',
    target: ['dmg', 'zip'],
    hardenedRuntime: true,
    ...(AD_HOC ? { identity: '-' } : {}),
    gatekeeperAssess: false,
    entitlements: ENTITLEMENTS_FILE,
    entitlementsInherit: ENTITLEMENTS_FILE,
    extendInfo: {
      // A menu-bar app: no icon in the Dock, no menu of its own.
      LSUIElement: true,
      NSMicrophoneUsageDescription: 'Saydash listens while you hold its key. What you say never leaves this Mac.',
    },
  },
  linux: {
    files: filesFor('linux'),
    category: 'Development',
    icon: 'resources/icons/app.png',
    target: ['AppImage', 'deb'],
    executableName: 'saydash',
    synopsis: 'Speak into any terminal',
    maintainer: 'Saydash maintainers',
  },
};

writeEntitlements();
export default config;
