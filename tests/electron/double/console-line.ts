/**
 * Owns the translation of what Chromium reports about a page into a line of its console. Never prints.
 */
import type { Message } from './browser/connection.ts';

export interface ConsoleLine {
  readonly level: 'debug' | 'info' | 'warning' | 'error';
  readonly message: string;
  readonly lineNumber: number;
  readonly sourceId: string;
}

const levelOf = (word: unknown): ConsoleLine['level'] =>
  word === 'error' || word === 'assert'
    ? 'error'
    : word === 'warning'
      ? 'warning'
      : word === 'debug'
        ? 'debug'
        : 'info';
const show = (value: unknown): string => {
  const { value: plain, description } = Object(value);
  return plain === undefined ? String(description) : String(plain);
};

/** The line for a console call, an uncaught exception or an entry of the browser's own log; null for other events. */
export function describeConsole(method: string, params: Message): ConsoleLine | null {
  if (method === 'Runtime.consoleAPICalled') {
    const args = Array.isArray(params.args) ? params.args : [];
    return { level: levelOf(params.type), message: args.map(show).join(' '), lineNumber: 0, sourceId: '' };
  }
  if (method === 'Runtime.exceptionThrown') {
    const { exception, text, url, lineNumber } = Object(params.exceptionDetails);
    const message = exception ? show(exception) : String(text);
    return {
      level: 'error',
      message: `Uncaught ${message}`,
      lineNumber: Number(lineNumber ?? 0),
      sourceId: String(url ?? ''),
    };
  }
  if (method === 'Log.entryAdded') {
    const { level, text, url, lineNumber } = Object(params.entry);
    return {
      level: levelOf(level),
      message: String(text),
      lineNumber: Number(lineNumber ?? 0),
      sourceId: String(url ?? ''),
    };
  }
  return null;
}
