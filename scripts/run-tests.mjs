// Owns `npm test` after the build: vitest, then the training's own tests where Python has pytest, and one closing line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'saydash-tests-'));
const python = process.env.SAYDASH_PYTHON ?? 'python3';
const run = (program, args) => spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1;

function runVitest() {
  const report = join(folder, 'vitest.json');
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = run(process.execPath, [...args, ...process.argv.slice(2)]);
  if (!existsSync(report)) return { status: status || 1, passed: 0, failed: 1, skipped: 0 };
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  // A file that cannot even be loaded counts no test, but fails the run.
  const failed = Math.max(counts.numFailedTests, status === 0 ? 0 : 1);
  for (const test of counts.testResults.flatMap(({ assertionResults }) => assertionResults))
    if (test.status === 'passed' && test.failureMessages.length > 0)
      console.log(`Passed at the second try only: ${test.fullName}\n  ${test.failureMessages[0].split('\n')[0]}`);
  return { status, passed: counts.numPassedTests, failed, skipped: counts.numPendingTests + counts.numTodoTests };
}

function runPytest() {
  if (!existsSync(join('training', 'tests'))) return { status: 0, passed: 0, failed: 0, skipped: 0 };
  const probe = 'import importlib.util as u, sys; sys.exit(not (u.find_spec("numpy") and u.find_spec("pytest")))';
  if (spawnSync(python, ['-c', probe]).status !== 0) {
    console.log(`\nThe tests of training/ are skipped: ${python} has no numpy or no pytest.`);
    console.log('To run them too: pip install -r training/requirements.txt');
    return { status: 0, passed: 0, failed: 0, skipped: 1 };
  }
  const report = join(folder, 'pytest.xml');
  const status = run(python, ['-m', 'pytest', '-q', join('training', 'tests'), `--junitxml=${report}`]);
  if (!existsSync(report)) return { status: status || 1, passed: 0, failed: 1, skipped: 0 };
  const suite = readFileSync(report, 'utf8');
  const count = (name) => Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const [failed, skipped] = [count('failures') + count('errors'), count('skipped')];
  return { status, passed: count('tests') - failed - skipped, failed, skipped };
}

// Arguments name vitest files: then only those are wanted.
const runs = process.argv.length > 2 ? [runVitest()] : [runVitest(), runPytest()];
rmSync(folder, { recursive: true, force: true });
const sum = (name) => runs.reduce((total, one) => total + one[name], 0);
const skipped = sum('skipped');
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(runs.some(({ status }) => status !== 0) ? 1 : 0);
