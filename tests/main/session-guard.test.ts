import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Session } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { guardSession } from '../../src/main/security/session-guard.ts';

const PAGES = join('/Applications', "Jörg's [apps] 100%", 'out', 'renderer');
const CAPTURE = 7;

/** Remembers the handlers that the guard gives to a session. */
function setUp() {
  const given = new Map<string, (...args: unknown[]) => unknown>();
  const take = (name: string) => (handler: (...args: unknown[]) => unknown) => given.set(name, handler);
  const refused: string[] = [];
  const session = {
    setPermissionRequestHandler: take('request'),
    setPermissionCheckHandler: take('check'),
    setDevicePermissionHandler: take('device'),
    setSpellCheckerEnabled: vi.fn(),
    webRequest: { onBeforeRequest: take('load'), onHeadersReceived: take('headers') },
    on: (name: string, handler: (...args: unknown[]) => unknown) => given.set(name, handler),
  };
  guardSession(asSession(session), {
    pages: PAGES,
    isCapture: (contents) => contents?.id === CAPTURE,
    onRefused: (what) => refused.push(what),
  });
  const call = (name: string, ...args: unknown[]) => given.get(name)?.(...args);
  const load = (url: string): unknown => {
    let answer: unknown;
    call('load', { url }, (said: { readonly cancel: boolean }) => {
      answer = said.cancel ? 'refused' : 'loaded';
    });
    return answer;
  };
  const ask = (id: number, permission: string, details: object): unknown => {
    let answer: unknown;
    call(
      'request',
      { id },
      permission,
      (said: boolean) => {
        answer = said;
      },
      details,
    );
    return answer;
  };
  const check = (contents: { readonly id: number } | null, permission: string, mediaType?: string) =>
    call('check', contents, permission, 'file:///', { mediaType });
  return { session, refused, load, ask, check, call };
}

/** The guard uses no more of a session than is there. */
function asSession(session: object): Session;
function asSession(session: object): object {
  return session;
}

describe('loads', () => {
  const page = pathToFileURL(join(PAGES, 'preview.html')).href;
  test.each([
    ['our page', page],
    ['our page with a place in it', `${page}?a=1#top`],
    ['our script', pathToFileURL(join(PAGES, 'assets', 'preview-1.js')).href],
    ['our page, its address written otherwise', page.replace("'", '%27')],
  ])('%s', (_what, url) => {
    const { load, refused } = setUp();
    expect(load(url)).toBe('loaded');
    expect(refused).toEqual([]);
  });

  test.each([
    ['a server', 'https://example.org/'],
    ['this machine', 'http://127.0.0.1:9/'],
    ['a socket', 'wss://example.org/'],
    ['another file', 'file:///etc/passwd'],
    ['a file above', `${pathToFileURL(PAGES).href}/../main/index.js`],
    ['a folder that begins alike', `${pathToFileURL(PAGES).href}-evil/x.html`],
    ['data', 'data:text/html,hello'],
    ['a blob', 'blob:file:///1234'],
    ['no address', 'not an address'],
  ])('not %s', (_what, url) => {
    const { load, refused } = setUp();
    expect(load(url)).toBe('refused');
    expect(refused).toEqual(['request']);
  });
});

describe('grants', () => {
  test('the microphone to the window that hears', () => {
    const { ask, check } = setUp();
    expect(ask(CAPTURE, 'media', { mediaTypes: ['audio'] })).toBe(true);
    expect(check({ id: CAPTURE }, 'media', 'audio')).toBe(true);
  });

  test.each<[string, number, string, object]>([
    ['the microphone to another window', 1, 'media', { mediaTypes: ['audio'] }],
    ['the camera', CAPTURE, 'media', { mediaTypes: ['video'] }],
    ['both', CAPTURE, 'media', { mediaTypes: ['audio', 'video'] }],
    ['the place', CAPTURE, 'geolocation', {}],
    ['messages', CAPTURE, 'notifications', {}],
    ['the clipboard', CAPTURE, 'clipboard-read', {}],
    ['opening programs', CAPTURE, 'openExternal', {}],
  ])('not %s', (_what, id, permission, details) => {
    const { ask, check, refused } = setUp();
    expect(ask(id, permission, details)).toBe(false);
    expect(refused).toEqual(['permission']);
    if (permission !== 'media') expect(check({ id }, permission)).toBe(false);
  });

  test('nothing to nobody, no device, no download', () => {
    const { check, call, session, refused } = setUp();
    expect(check(null, 'media', 'audio')).toBe(false);
    expect(check({ id: CAPTURE }, 'media', 'video')).toBe(false);
    expect(call('device', {})).toBe(false);
    const event = { preventDefault: vi.fn() };
    call('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(refused).toEqual(['download']);
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
  });
});

test('sends the content policy with every answer', () => {
  const { call } = setUp();
  const said: Record<string, unknown>[] = [];
  call('headers', { responseHeaders: { a: ['b'] } }, (answer: Record<string, unknown>) => said.push(answer));
  expect(said[0]?.responseHeaders).toMatchObject({
    a: ['b'],
    'Content-Security-Policy': [expect.stringMatching(/^default-src 'none';/)],
  });
});
