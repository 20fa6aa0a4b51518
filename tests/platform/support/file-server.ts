/** Owns a web server on this machine that serves one file in all the ways a server can go wrong. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

export type Reply = (request: IncomingMessage, response: ServerResponse) => void;

export interface FileServer {
  readonly url: string;
  /** Range headers of the requests so far, '' for none. */
  readonly ranges: string[];
}

/** Answers the n-th request with the n-th reply, later ones with the last. */
export async function serve(...replies: readonly Reply[]): Promise<FileServer> {
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range ?? '');
    replies[Math.min(ranges.length, replies.length) - 1]?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/model.bin`, ranges };
}

/** The file, from the byte that is asked for. */
export const sendFile =
  (bytes: Uint8Array): Reply =>
  (request, response) => {
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': bytes.length - from,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
    });
    response.end(bytes.subarray(from));
  };

/** The first `count` bytes; then the connection breaks. */
export const sendPart =
  (bytes: Uint8Array, count: number): Reply =>
  (_, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, count), () => setTimeout(() => response.destroy(), 20));
  };

/** The first `count` bytes; then nothing more, and no end. */
export const stallAfter =
  (bytes: Uint8Array, count: number): Reply =>
  (_, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, count));
  };

/** No answer at all. */
export const stayMute: Reply = () => {};

export const sendStatus =
  (status: number): Reply =>
  (_, response) =>
    response.writeHead(status).end('no');

export const sendPage: Reply = (_, response) =>
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Sign in</html>');

export const sendElsewhere =
  (location: string): Reply =>
  (_, response) =>
    response.writeHead(302, { location }).end();
