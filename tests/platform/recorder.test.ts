import { describe, expect, it } from 'vitest';
import { type RecorderTool, startRecording } from '../../src/platform/recorder.ts';

const SILENCE = 'process.stdout.write(Buffer.alloc(6400, 1));';
const node = (script: string): RecorderTool => ({ program: process.execPath, args: ['-e', script] });
const STEADY = node(`${SILENCE} setInterval(() => {${SILENCE}}, 20); process.on('SIGINT', () => process.exit());`);
const MISSING: RecorderTool = { program: 'no-such-recorder', args: [] };
const REFUSES = node("console.error('audio open error: No such device'); process.exit(1)");
const ENDS = node(SILENCE);

async function start(...tools: RecorderTool[]) {
  // On a busy machine a program may take long to begin.
  const recording = await startRecording(tools, 60_000);
  if (!recording.ok) throw new Error(recording.problem.detail);
  return recording.value;
}

describe('recording', () => {
  it('gives what was said until it was stopped', async () => {
    const recording = await start(STEADY);
    const clip = await recording.stop();
    expect(clip).toMatchObject({ ok: true });
    expect(clip.ok && clip.value.samples.length).toBeGreaterThanOrEqual(3200);
    expect(clip.ok && clip.value.samples[0]).toBeCloseTo(257 / 32_768, 6);
  });

  it('ends a recorder that does not end when it is told to', async () => {
    const deaf = node(`process.on('SIGINT', () => {}); setInterval(() => {}, 1000); ${SILENCE}`);
    expect(await (await start(deaf)).stop()).toMatchObject({ ok: true });
  });

  it('takes the first recorder that gives sound', async () => {
    const recording = await start(MISSING, REFUSES, STEADY);
    expect(recording.tool).toBe(process.execPath);
    recording.cancel();
    await recording.ended;
  });

  it('tells when the recorder ends by itself, and keeps what was recorded', async () => {
    const recording = await start(ENDS);
    await recording.ended;
    expect(await recording.stop()).toMatchObject({ ok: true });
  });

  it('says when there is no recorder', async () => {
    expect(await startRecording([MISSING])).toEqual({ ok: false, problem: { code: 'no-recorder', detail: '' } });
  });

  it('says what a recorder without a microphone said', async () => {
    const recording = await startRecording([REFUSES], 60_000);
    expect(recording).toMatchObject({ ok: false, problem: { code: 'microphone-none' } });
    expect(!recording.ok && recording.problem.detail).toContain('No such device');
  });

  it('does not wait for ever for the first sound', async () => {
    const mute = node('setInterval(() => {}, 1000)');
    expect(await startRecording([mute, MISSING], 100)).toMatchObject({
      ok: false,
      problem: { code: 'microphone-none' },
    });
  });
});
