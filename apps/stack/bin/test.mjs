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
const jest = join(root, 'node_modules/jest/bin/jest.js');
/** More failing files than this are no accident. */
const MOST_AGAIN = 5;
demandNode(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node);

try {
  install();
} catch (error) {
  console.error(error.message);
  end(0, 1);
}

const folder = mkdtempSync(join(tmpdir(), 'wufei-test-'));
let runner;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    runner?.kill(signal);
  });
}
let mostMemory = 0;
const whole = asked.length === 0;
const first = await run('first', ['--maxWorkers=3', ...asked]);
// A file that fails beside two others is run once more, alone: what fails then, too, is wrong; what passes is named below.
const failing = first.files.filter(({ status }) => status === 'failed').map(({ name }) => name);
const again = whole && !interrupted && failing.length > 0 && failing.length <= MOST_AGAIN;
const second = again && (await run('second', ['--maxWorkers=1', '--runTestsByPath', ...failing]));
rmSync(folder, { recursive: true, force: true });

let { passed, failed } = tally(first);
if (first.files.length > 0) printSlowest(first.files);
if (second && second.files.length === failing.length) {
  const before = tally({ files: first.files.filter(({ name }) => failing.includes(name)) });
  const after = tally(second);
  passed += after.passed - before.passed;
  failed += after.failed - before.failed;
  printUnsteady(first.files, second.files);
}
// Any other problem (servers, an interrupt, no test at all) is a failure too.
const status = second ? second.status : first.status;
if (failed === 0 && (status !== 0 || passed === 0)) failed = 1;
end(passed, failed);

/**
 * Runs jest and resolves with its exit code and its files: path, times (ms), and the tests of each with their status. A file
 * that cannot be loaded has no test and the status `failed`.
 */
async function run(name, options) {
  const report = join(folder, `${name}.json`);
  const args = [jest, '-c', '.config/jest.config.cjs', '--json', '--outputFile', report, ...options];
  // Workers inherit the limit; without it each keeps up to half a gigabyte of garbage.
  runner = spawn(process.execPath, ['--max-old-space-size=256', ...args], { cwd: root, stdio: 'inherit' });
  const watch = setInterval(() => (mostMemory = Math.max(mostMemory, memoryOf(runner.pid))), 5000); // the look itself costs CPU
  const status = await new Promise((resolve) => runner.once('close', resolve).once('error', resolve));
  clearInterval(watch);
  return { status, files: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : [] };
}

function tally({ files }) {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const count = (...kinds) => tests.filter(({ status }) => kinds.includes(status)).length;
  const unloaded = files.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  // A skipped test is a failure, except in a run of selected files, which skips tests on purpose.
  const skipped = whole ? count('pending', 'todo', 'skipped', 'disabled') : 0;
  return { passed: count('passed'), failed: count('failed') + unloaded.length + skipped };
}

/** Names what failed beside others and passed alone: a fault of the test or of the product that wants looking into. */
function printUnsteady(before, after) {
  const steady = new Set(after.filter(({ status }) => status === 'passed').map(({ name }) => name));
  const unsteady = before.filter(({ name }) => steady.has(name));
  if (unsteady.length === 0) return;
  console.log('\nUNSTEADY, failed beside others and passed alone; to be looked into:');
  for (const { name, message } of unsteady) console.log(`  ${relative(root, name)}\n${message}`);
}

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
