/** Owns GPT-2's way of writing token bytes as printable characters, undone. Never touches a file. */

/** Bytes that GPT-2 writes as themselves; the others are written as U+0100, U+0101, ... in order. */
const isPrintable = (byte: number): boolean =>
  (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);

function createByteTable(): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  let shifted = 256;
  for (let byte = 0; byte < 256; byte++) table.set(String.fromCharCode(isPrintable(byte) ? byte : shifted++), byte);
  return table;
}

/**
 * The token bytes of an English-only vocabulary file (one token a line, ids in order), up to and with `<|endoftext|>`:
 * what a whisper.cpp file lists. Undefined if the text is no such file.
 */
export function readVocabulary(text: string): Uint8Array[] | undefined {
  const lines = text.split('\n');
  const end = lines.indexOf('<|endoftext|>');
  if (end < 0) return undefined;
  const table = createByteTable();
  const tokens: Uint8Array[] = [];
  for (const line of lines.slice(0, end)) {
    const bytes = [...line].map((character) => table.get(character));
    if (bytes.length === 0 || bytes.includes(undefined)) return undefined;
    tokens.push(Uint8Array.from(bytes.filter((byte) => byte !== undefined)));
  }
  tokens.push(new TextEncoder().encode('<|endoftext|>'));
  return tokens;
}
