/**
 * Owns the reading of addresses of our own files: as paths, since Chromium and Node write some letters differently in
 * addresses.
 */
import { fileURLToPath } from 'node:url';

/** Path of a file: address without what follows ? and #; undefined for every other address. */
export function pathOf(url: string): string | undefined {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'file:'
      ? fileURLToPath(`${parsed.protocol}//${parsed.host}${parsed.pathname}`)
      : undefined;
  } catch {
    return undefined;
  }
}
