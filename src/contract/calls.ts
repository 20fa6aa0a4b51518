/**
 * Owns every call that a window makes to main: its name, the shape of what it sends (checked on arrival) and the type
 * of what it gets back. Never carries one out. A new call is one line here and one handler in main.
 */
import { z } from 'zod';
import type { CatalogEntryView, Message, SettingsView } from './views.ts';

const session = z.number().int().min(0);
const edition = z.number().int().min(0);
const text = z.string().max(100_000);
/** Float32 at 16 kHz, mono; at most one second at a time. */
const samples = z.instanceof(Float32Array).refine((chunk) => chunk.length <= 16_000);
const name = z.string().max(80);
const length = z.number().min(0).max(10_000);

/** Which window may make a call; main checks the sender against it. */
export type WindowName = 'preview' | 'capture' | 'settings';

/**
 * What can be done about a problem from the settings; the other actions belong to a command, or lead to where one is.
 */
const CURES = [
  'open-microphone-settings',
  'open-keyboard-settings',
  'open-typing-settings',
  'get-model',
  'restart-hook',
  'reopen-pages',
  'save-settings',
] as const satisfies readonly Message['action'][];

export type Cure = (typeof CURES)[number];
export const isCure = (action: Message['action']): action is Cure => CURES.some((cure) => cure === action);

const intent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('insert'), session, edition, confirmed: z.boolean() }),
  z.strictObject({ type: z.literal('edit'), session, edition, text }),
  z.strictObject({ type: z.literal('stop-editing'), session, edition }),
  z.strictObject({
    type: z.literal('pick'),
    session,
    edition,
    reading: z.union([z.number().int().min(0).max(8), z.literal('safer')]),
  }),
  z.strictObject({ type: z.literal('keep-heard'), session, edition }),
  z.strictObject({ type: z.literal('discard'), session }),
  z.strictObject({ type: z.literal('copy'), session, edition }),
  z.strictObject({ type: z.literal('act'), session }),
  z.strictObject({ type: z.literal('restore'), session }),
  z.strictObject({ type: z.literal('take-back'), session }),
  z.strictObject({ type: z.literal('linger'), session, inside: z.boolean() }),
]);

export const calls = {
  /** What the person did in the preview. */
  'preview.intend': { from: 'preview', takes: intent },
  /** The pointer is over the panel, or over the transparent rest of the window: there clicks pass through. */
  'preview.pointer': { from: 'preview', takes: z.strictObject({ inside: z.boolean() }) },
  /** How large the panel is, in CSS pixels; null where there is none. On Linux the window gets its shape. */
  'preview.panel': {
    from: 'preview',
    takes: z.strictObject({ size: z.strictObject({ width: length, height: length }).nullable() }),
  },
  /** Ready to be sent views; main answers with the present one. */
  'preview.ready': { from: 'preview', takes: z.undefined() },
  /** The view was painted; `at` in ms of performance.timeOrigin + now. For the bench. */
  'preview.painted': { from: 'preview', takes: z.strictObject({ session, kind: name, at: z.number() }) },

  'capture.ready': { from: 'capture', takes: z.undefined() },
  'capture.chunk': { from: 'capture', takes: z.strictObject({ session, samples, level: z.number().min(0).max(1) }) },
  'capture.ended': { from: 'capture', takes: z.strictObject({ session, lostMs: z.number().min(0) }) },
  'capture.failed': {
    from: 'capture',
    takes: z.strictObject({
      session,
      why: z.enum(['denied', 'none', 'busy', 'gone', 'other']),
      detail: z.string().max(300),
    }),
  },
  /** The microphones there are, sent whenever they change. */
  'capture.devices': {
    from: 'capture',
    takes: z.strictObject({
      devices: z.array(z.strictObject({ id: z.string().max(200), label: z.string().max(200) })).max(100),
    }),
  },

  'settings.ready': { from: 'settings', takes: z.undefined() },
  /** One or more settings, checked against the schema by main; the answer is in the next view. */
  'settings.change': { from: 'settings', takes: z.record(z.string(), z.unknown()) },
  /** The next chord that is pressed becomes the hotkey; Esc leaves it. */
  'settings.record-hotkey': { from: 'settings', takes: z.strictObject({ recording: z.boolean() }) },
  'models.pull': { from: 'settings', takes: z.strictObject({ name }) },
  'models.cancel': { from: 'settings', takes: z.strictObject({ name }) },
  'models.import': { from: 'settings', takes: z.undefined() },
  'engine.unload': { from: 'settings', takes: z.undefined() },
  /** Does the one thing to do about a problem that is shown. */
  'settings.act': { from: 'settings', takes: z.enum(CURES) },
  /** Ends the app: a desktop without a tray shows no other way. */
  'app.quit': { from: 'settings', takes: z.undefined() },
} as const satisfies Record<string, { readonly from: WindowName; readonly takes: z.ZodType }>;

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.infer<(typeof calls)[Name]['takes']>;

interface Outputs {
  'preview.ready': null;
  'settings.ready': SettingsView;
  'models.import': CatalogEntryView | null;
}
/** What a call resolves with: null where the answer comes as a view. */
export type CallOutput<Name extends CallName> = Name extends keyof Outputs ? Outputs[Name] : null;

/** How an answer travels: expected failures are values, so that a rejected promise always means a bug. */
export type CallAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly says: string; readonly hint: string };
