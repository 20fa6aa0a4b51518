import { describe, expect, it } from 'vitest';
import { composePrompt } from '../../../src/core/speech/prompt.ts';

describe('the initial prompt', () => {
  it('is empty where nothing is known', () => expect(composePrompt({ protocol: false, words: ['', ' '] })).toBe(''));
  it('shows how commands are dictated', () =>
    expect(composePrompt({ protocol: true, words: [] })).toMatch(/find dot dash name/));
  it('names the words of the person once', () =>
    expect(composePrompt({ protocol: false, words: ['nginx', ' nginx', 'main'] })).toBe('Names: nginx, main.'));
  it('never grows past what the model can hold', () => {
    const words = Array.from({ length: 500 }, (_, i) => `host${i}`);
    expect(composePrompt({ protocol: true, words }).length).toBeLessThan(520);
  });
});
