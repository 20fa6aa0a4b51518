/**
 * Owns which recordings of samples/ the desktop test speaks: ten commands in three voices that the ear knows or does
 * not.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SpokenCommand {
  readonly file: string;
  readonly voice: string;
  readonly command: string;
}

const SAMPLES = join(import.meta.dirname, '..', '..', '..', 'samples');

/** The first of each voice come first: a short run takes those. */
const CHOSEN = [
  'git-push-origin-main.wav',
  'docker-space-ps-space-dash-a.wav',
  'npm-space-run-space-build.wav',
  'git-checkout-dash-b-feature-slash-login.wav',
  'grep-dash-r-error-src.wav',
  'ls-dash-l-a-slash-var-slash-log.wav',
  'git-commit-dash-m-quote-fix-the-build-quote.wav',
  'chmod-seven-fifty-five-deploy-dot-sh.wav',
  'sudo-systemctl-restart-nginx.wav',
  'pip-install-dash-r-requirements-dot-txt.wav',
];

export const SPOKEN_COMMANDS: readonly SpokenCommand[] = readFileSync(join(SAMPLES, 'samples.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): SpokenCommand => JSON.parse(line))
  .filter(({ file }) => CHOSEN.includes(file))
  .sort((one, other) => CHOSEN.indexOf(one.file) - CHOSEN.indexOf(other.file))
  .map(({ file, voice, command }) => ({ file: join(SAMPLES, file), voice, command }));
