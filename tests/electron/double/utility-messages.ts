/** Owns the messages between utilityProcess and process.parentPort over Node's own channel. */

export type UtilityMessage =
  | { readonly kind: 'message'; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly kind: 'port'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly port: number };

export const isUtilityMessage = (message: unknown): message is UtilityMessage =>
  typeof message === 'object' && message !== null && 'kind' in message;
