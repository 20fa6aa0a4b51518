/**
 * Owns the stage that pages are tried on: Chromium, the built pages behind a local address, and a bridge that is only
 * recorded. Never starts main; whatever a page asks the network for besides its own files is an error.
 */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { EventName, Events, LookView } from '../../src/contract/views.ts';
import { buildPages } from './build-pages.ts';

export const CHROMIUM = process.env.SAYDASH_CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = existsSync(CHROMIUM);

/** Milliseconds. Long enough for a machine that is busy with something else; nothing waits for it that goes well. */
const PATIENCE = 30_000;

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** A call as the page made it. */
export interface Call {
  readonly name: string;
  readonly value: unknown;
}

declare global {
  interface Window {
    /** What stands where the preload would put main. */
    readonly stage: {
      readonly calls: { name: string; value: unknown }[];
      readonly answers: Record<string, unknown>;
      send(name: string, value: unknown): void;
    };
  }
}

/** Runs in the page before its own code. */
function putBridge(): void {
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const calls: { name: string; value: unknown }[] = [];
  const answers: Record<string, unknown> = {};
  const bridge = {
    call(name: string, value: unknown) {
      calls.push({ name, value });
      return Promise.resolve(answers[name] ?? { ok: true, value: null });
    },
    on(name: string, listen: (value: unknown) => void) {
      const of = listeners.get(name) ?? new Set();
      listeners.set(name, of.add(listen));
      return () => void of.delete(listen);
    },
  };
  const send = (name: string, value: unknown) => {
    for (const listen of listeners.get(name) ?? []) listen(value);
  };
  Object.assign(window, { saydash: bridge, stage: { calls, answers, send } });
}

export const LOOK: LookView = {
  theme: 'light',
  contrast: 'normal',
  accent: null,
  textSize: 1,
  platform: 'mac',
  inserts: 3,
};

export interface Stage {
  open(name: 'preview' | 'capture' | 'settings', options?: BrowserContextOptions): Promise<StagePage>;
  close(): Promise<void>;
}

export interface StagePage {
  readonly page: Page;
  /** What went wrong in it since: errors, warnings of the console, requests to elsewhere. */
  takeFaults(): string[];
  send<Name extends EventName>(name: Name, value: Events[Name]): Promise<void>;
  /** What the page called so far, and forgets it. */
  takeCalls(): Promise<Call[]>;
  close(): Promise<void>;
}

export async function openStage(flags: readonly string[] = []): Promise<Stage> {
  const folder = await buildPages();
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    readFile(join(folder, path)).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(path.endsWith('favicon.ico') ? 204 : 404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  const origin = `http://127.0.0.1:${address.port}`;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...QUIET, ...flags] });
  return {
    open: (name, options) => openPage(browser, origin, name, options),
    async close() {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function openPage(
  browser: Browser,
  origin: string,
  name: string,
  options: BrowserContextOptions = {},
): Promise<StagePage> {
  const context = await browser.newContext({ viewport: { width: 700, height: 520 }, bypassCSP: false, ...options });
  await context.addInitScript(putBridge);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) faults.push(`asks for ${request.url()}`);
  });
  await page.goto(`${origin}/${name}.html`);
  await until(() =>
    page.evaluate((ready) => window.stage.calls.some((call) => call.name === ready), `${name}.ready`),
  ).catch((late: unknown) => {
    throw new Error(`${name} does not come up: ${faults.join('; ')}`, { cause: late });
  });
  return {
    page,
    takeFaults: () => faults.splice(0),
    send: (event, value) => page.evaluate(([to, what]) => window.stage.send(to, what), [event, value] as const),
    takeCalls: () => page.evaluate(() => window.stage.calls.splice(0)),
    close: () => context.close(),
  };
}

/** Asks again until it is so. The pages' content policy does not let Playwright wait in the page itself. */
export async function until(isSo: () => Promise<boolean>, within = PATIENCE): Promise<void> {
  const end = performance.now() + within;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not within ${within} ms: ${isSo}`);
    await new Promise((later) => setTimeout(later, 20));
  }
}
