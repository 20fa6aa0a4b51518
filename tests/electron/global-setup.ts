/**
 * Owns what happens once before all tests: the double is built, and whoever runs them reads which tests of the app
 * can't run here, and why.
 */

import { whyNoApp } from '../e2e/support/app-folder.ts';
import { whyNoTracer } from '../e2e/support/connections.ts';
import { buildDouble } from './build-double.ts';
import { whyNoElectron } from './launch-electron.ts';
import { whyNoScreen } from './screen.ts';

/** Vitest calls this. */
export default async function prepare(): Promise<void> {
  const reasons = [whyNoElectron(), whyNoScreen(), whyNoApp(), whyNoTracer()].filter((reason) => reason !== null);
  for (const reason of reasons) console.log(`Tests of the app: ${reason}`);
  await buildDouble();
}
