// npm test: runs every spec and closes with the one line `N passed, M failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';
import { demandNode } from './node-version.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const asked = process.argv.slice(2);
demandNode(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node);

try {
  install();
} catch (error) {
  console.error(error.message);
  end(0, 1);
}

const folder = mkdtempSync(join(tmpdir(), 'wufei-test-'));
const report = join(folder, 'report.json');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const args = ['-c', '.config/jest.config.cjs', '--maxWorkers=2', '--json', '--outputFile', report, ...asked];
const { status } = spawnSync(process.execPath, [jest, ...args], { cwd: root, stdio: 'inherit' });

let passed = 0;
let failed = 0;
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed = result.numPassedTests;
  failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  // A skipped test hides what it would have said; a run of a selection skips on purpose.
  if (asked.length === 0) failed += result.numPendingTests + result.numTodoTests;
}
rmSync(folder, { recursive: true, force: true });
// Whatever else went wrong (servers, an interrupt, no test at all) is a failure too.
if (failed === 0 && (status !== 0 || passed === 0)) failed = 1;
end(passed, failed);

function end(good, bad) {
  console.log(`${good} passed, ${bad} failed`);
  process.exit(bad > 0 ? 1 : 0);
}
