// Ends the processes that its starter left running, after the starter has ended (also by kill -9); then it ends too. It
// reads one JSON message per line from its standard input: {watch: pid, birth, signal}, {forget: pid}, {remove: path}.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as rest } from 'node:timers/promises';

const watched = new Map();
const remains = new Set();
const PATIENCE = 10_000;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {}); // it ends only when its input ends

for await (const line of createInterface({ input: process.stdin })) {
  const { watch, birth, signal, forget, remove } = JSON.parse(line);
  if (watch) watched.set(watch, { birth, signal });
  if (forget) watched.delete(forget);
  if (remove) remains.add(remove);
}

for (const [pid, { birth, signal }] of [...watched].reverse()) {
  for (const next of [signal, 'SIGKILL']) {
    if (birthOf(pid) !== birth) break;
    try {
      process.kill(pid, next);
    } catch {
      break;
    }
    for (const until = Date.now() + PATIENCE; birthOf(pid) === birth && Date.now() < until;) await rest(50);
  }
}
for (const path of remains) rmSync(path, { recursive: true, force: true });

// The same as in src/process/running.ts, which cannot be imported here because this file runs before anything is built.
function birthOf(pid) {
  try {
    if (!existsSync('/proc/self/stat'))
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { stdio: 'pipe' })
        .toString()
        .trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
    return fields[0] === 'Z' ? '' : fields[19];
  } catch {
    return '';
  }
}
