// npm test: runs every spec and closes with the one line `N passed, M failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
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
const args = ['-c', '.config/jest.config.cjs', '--maxWorkers=3', '--json', '--outputFile', report, ...asked];
// Workers inherit the limit; without it each keeps up to half a gigabyte of garbage.
const limits = ['--max-old-space-size=256'];
const runner = spawn(process.execPath, [...limits, jest, ...args], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => runner.kill(signal));
let mostMemory = 0;
const watch = setInterval(() => (mostMemory = Math.max(mostMemory, memoryOf(runner.pid))), 5000); // the look itself costs CPU
const status = await new Promise((resolve) => runner.once('close', resolve).once('error', resolve));
clearInterval(watch);

let passed = 0;
let failed = 0;
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed = result.numPassedTests;
  failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  // A skipped test is a failure, except in a run of selected files, which skips tests on purpose.
  if (asked.length === 0) failed += result.numPendingTests + result.numTodoTests;
  printSlowest(result.testResults);
}
rmSync(folder, { recursive: true, force: true });
// Any other problem (servers, an interrupt, no test at all) is a failure too.
if (failed === 0 && (status !== 0 || passed === 0)) failed = 1;
end(passed, failed);

function printSlowest(files) {
  const slowest = files
    .map(({ name, startTime, endTime }) => ({ name: relative(root, name), ms: endTime - startTime }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 10);
  console.log('\nthe slowest files:');
  for (const { name, ms } of slowest) console.log(`${(ms / 1000).toFixed(1).padStart(8)} s  ${name}`);
  if (mostMemory > 0) console.log(`the runner and its workers held at most ${mostMemory} MB`);
}

/**
 * Returns the memory of jest and its workers in MB (PSS), without the processes that specs start; 0 where there is no /proc.
 */
function memoryOf(pid) {
  try {
    const own = readdirSync('/proc').filter((entry) => Number(entry) === pid || isWorkerOf(entry, pid));
    return Math.round(own.reduce((sum, entry) => sum + kilobytesOf(entry), 0) / 1024);
  } catch {
    return 0;
  }
}

function isWorkerOf(entry, pid) {
  if (!/^\d+$/.test(entry)) return false;
  const parent = textOf(entry, 'stat').split(') ').at(-1)?.split(' ')[1];
  return Number(parent) === pid && /jest-worker/.test(textOf(entry, 'cmdline'));
}

function kilobytesOf(entry) {
  return Number(/^Pss:\s+(\d+)/m.exec(textOf(entry, 'smaps_rollup'))?.[1] ?? 0);
}

/** Returns a file of a process in /proc as text; empty when the process has ended. */
function textOf(entry, file) {
  try {
    return readFileSync(`/proc/${entry}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function end(good, bad) {
  console.log(`${good} passed, ${bad} failed`);
  process.exit(bad > 0 ? 1 : 0);
}
