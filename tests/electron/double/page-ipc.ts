/**
 * Owns the way of one message from a page into the main process and back. Never trusts its content: the app's handlers
 * do the checking, as with Electron.
 */
import type { Context } from './context.ts';
import { codec } from './node-codec.ts';
import type { FromPage } from './page/messages.ts';
import { createEvent } from './strict.ts';
import type { WebContents } from './web-contents.ts';
import type { WebFrame } from './web-frame.ts';

const isFromPage = (message: unknown): message is FromPage =>
  typeof message === 'object' && message !== null && 'kind' in message;

function createIpcEvent(contents: WebContents, frame: WebFrame) {
  return createEvent({
    type: 'frame',
    sender: contents,
    senderFrame: frame,
    frameId: frame.routingId,
    processId: frame.processId,
    ports: [],
    reply: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
  });
}

async function invoke(
  context: Context,
  contents: WebContents,
  message: FromPage & { kind: 'invoke' },
  frame: WebFrame,
) {
  const { id, channel, args } = message;
  const handler = contents.ipc.handlerOf(channel) ?? context.ipcMain.handlerOf(channel);
  try {
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const value = await handler(createIpcEvent(contents, frame), ...args);
    contents.deliver(codec.encode({ kind: 'answer', id, value }));
  } catch (reason) {
    if (handler) console.error(`Error occurred in handler for '${channel}':`, reason);
    contents.deliver(codec.encode({ kind: 'refusal', id, message: String(reason) }));
  }
}

/** Hands a message of a page to who listens: handlers, listeners, or the session for permissions. */
export function receiveFromPage(context: Context, contents: WebContents, message: unknown, frame: WebFrame): void {
  if (!isFromPage(message)) return;
  switch (message.kind) {
    case 'invoke':
      invoke(context, contents, message, frame);
      return;
    case 'permission':
      context.session
        .decide(contents, message.permission, message.details)
        .then(() => contents.deliver(codec.encode({ kind: 'answer', id: message.id, value: undefined })));
      return;
    case 'open':
      contents.answerOpen(message.url);
      return;
    case 'preload-failed':
      contents.emit('preload-error', createEvent({}), '', new Error(message.message));
      return;
    case 'send': {
      const event = createIpcEvent(contents, frame);
      contents.emit('ipc-message', event, message.channel, ...message.args);
      contents.ipc.emit(message.channel, event, ...message.args);
      context.ipcMain.emit(message.channel, event, ...message.args);
      return;
    }
    default:
      message satisfies never;
  }
}
