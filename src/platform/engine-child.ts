/** Owns nothing: the entry of the engine process. Wires its port to the service. */
import { openPort } from './channel.ts';
import { serveEngine } from './engine-service.ts';
import { loadWhisperBinding } from './whisper-binding.ts';

const port = openPort();
if (!port) throw new Error('the engine runs as a child process only');
serveEngine(port, loadWhisperBinding);
