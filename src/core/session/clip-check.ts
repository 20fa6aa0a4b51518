/** Owns what is known of a recording before anybody hears it: too short, nothing but zeros, its length in words. */
import { type Clip, seconds } from '../speech/clip.ts';
import { SHORTEST_CLIP } from './limits.ts';

/** Shorter than any word. The tail is part of the clip, so a mere tap of the key is longer than nothing. */
export const isTooShort = (clip: Clip): boolean => seconds(clip) < SHORTEST_CLIP;

/** Half a step of 16 bit: no microphone that is on is as quiet. */
const LEAST = 1 / 65_536;

export const isDigitalSilence = (clip: Clip): boolean => clip.samples.every((sample) => Math.abs(sample) < LEAST);

/** '0.2 s', '12 s' */
export const formatSeconds = (length: number): string =>
  `${length < 10 ? Math.round(length * 10) / 10 : Math.round(length)} s`;
