/**
 * Owns the messages between a page's preload world and the main process, and what the injected scripts are told.
 */

/** Name of the function that carries a message out of the preload world. */
export const OUTLET = 'electronDoubleSend';
/** Name of the function that takes a message in the preload world. */
export const INLET = 'electronDoubleReceive';
/** Name of the isolated world of the preload script. */
export const PRELOAD_WORLD = 'Electron Isolated Context';

export type FromPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'permission'; readonly id: number; readonly permission: string; readonly details: object }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'preload-failed'; readonly message: string };

export type ToPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly message: string };

/** What both injected scripts of one window share. */
export interface PageSetup {
  /** Part of the names of the events between the two worlds, so that a page can't guess them. */
  readonly token: string;
  readonly platform: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  /** Additional arguments of the window (webPreferences.additionalArguments). */
  readonly argv: readonly string[];
}
