/** Owns the cutting of a stream of samples into chunks with their level. Pure: knows no microphone and no clock. */

/** 40 ms at 16 kHz: a meter of 25 a second, and a first chunk as early as it says anything. */
export const CHUNK = 640;

export interface Chunk {
  readonly samples: Float32Array<ArrayBuffer>;
  /** Root mean square, 0..1. */
  readonly level: number;
}

export interface Chunker {
  /** Takes samples in; gives back the chunks that became full. */
  push(samples: Float32Array): Chunk[];
  /** What is left, if anything. */
  flush(): Chunk | undefined;
}

export function createChunker(): Chunker {
  let buffer = new Float32Array(CHUNK);
  let used = 0;
  const cut = (): Chunk => {
    const samples = buffer.subarray(0, used);
    buffer = new Float32Array(CHUNK);
    used = 0;
    return { samples: samples.slice(), level: levelOf(samples) };
  };
  return {
    push(samples) {
      const full: Chunk[] = [];
      for (let from = 0; from < samples.length; ) {
        const part = samples.subarray(from, from + CHUNK - used);
        buffer.set(part, used);
        used += part.length;
        from += part.length;
        if (used === CHUNK) full.push(cut());
      }
      return full;
    },
    flush: () => (used > 0 ? cut() : undefined),
  };
}

export function levelOf(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.min(1, Math.sqrt(power));
}
