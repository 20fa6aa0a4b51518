// Stands in for the keyboard's hook (src/platform/desktop/hook-child.ts): a test presses the keys, over a socket.
import { connect } from 'node:net';

const { parentPort } = process;
const say = (message) => parentPort.postMessage(message);
parentPort.on('message', () => say({ type: 'alive' }));

const socket = connect(process.env.SAYDASH_TEST_KEYS);
let rest = '';
socket.on('data', (data) => {
  const lines = (rest + data).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) {
    const { exit, ...message } = JSON.parse(line);
    if (exit !== undefined) process.exit(exit);
    say('at' in message ? { ...message, at: Number(process.hrtime.bigint()) / 1e6 } : message);
  }
});
