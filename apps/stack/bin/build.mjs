// npm run build: compiles TypeScript to dist/ (the same tree), copies data files, bundles the workflows, and builds the
// portal with Vite. Only what changed is built; of several builds at once, one works and the others wait.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPortal, isOfPortal, page, portalFiles } from './build-portal.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp.json');
const BUNDLE = join(dist, 'workflow-bundle.js');
const TREES = ['apps/api', 'apps/worker', 'apps/stack/src', 'libs', 'workflows', 'test'];
const DATA = /\.(sql|json|html|css|svg|mjs)$/;
const IN_BUNDLE = /^(workflows|libs\/domain)\/|^apps\/worker\/src\/(bundle-workflows|workflow-bundle)\./;

/**
 * Builds what is stale; `codeOnly` leaves out the bundle of the workflows and the portal, which specs without servers do not
 * need. Throws with the file that fails.
 */
export async function build(say = console.log, { codeOnly = false } = {}) {
  const release = await lock();
  try {
    const began = Date.now();
    const now = sources();
    const maker = makerOf();
    let done = readStamp();
    if (done.maker !== maker) {
      rmSync(dist, { recursive: true, force: true });
      done = { maker, files: {} };
    }
    const changed = Object.keys(now).filter((file) => done.files[file] !== now[file]);
    const gone = Object.keys(done.files).filter((file) => !(file in now));
    const bundled = stateOf(now, (file) => IN_BUNDLE.test(file));
    const shown = stateOf({ ...now, ...portalFiles(root) }, isOfPortal);
    const bundle = !codeOnly && (done.bundle !== bundled || !existsSync(BUNDLE));
    const portal = !codeOnly && (done.portal !== shown || !existsSync(page(root)));
    if (changed.length === 0 && gone.length === 0 && !bundle && !portal) return;
    rmSync(stampFile, { force: true }); // so that a failed build does not count as finished
    try {
      for (const file of gone) {
        rmSync(target(file), { force: true });
        delete done.files[file];
      }
      await make(changed, done.files, now);
      if (bundle) {
        delete done.bundle;
        makeBundle();
        done.bundle = bundled;
      }
      if (portal) {
        delete done.portal;
        buildPortal(root, say);
        done.portal = shown;
      }
    } finally {
      mkdirSync(dist, { recursive: true });
      writeFileSync(stampFile, JSON.stringify(done));
    }
    say(`built ${changed.length} files in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  } finally {
    release();
  }
}

/** Returns a hash of the files that `wanted` takes, with the state of each. */
function stateOf(files, wanted) {
  const hash = createHash('sha256');
  for (const file of Object.keys(files).filter(wanted).sort()) hash.update(`${file} ${files[file]}\n`);
  return hash.digest('hex');
}

async function make(changed, done, now) {
  const require = createRequire(import.meta.url);
  const { transformFile } = require('@swc/core');
  const { $schema, ...options } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  options.jsc.baseUrl = root;
  for (const file of changed) {
    const to = target(file);
    mkdirSync(dirname(to), { recursive: true });
    if (file.endsWith('.ts')) {
      const { code, map } = await transformFile(join(root, file), {
        ...options,
        swcrc: false,
        sourceFileName: relative(dirname(to), join(root, file)),
      });
      replace(`${to}.map`, map);
      replace(to, `${code}\n//# sourceMappingURL=${to.split('/').at(-1)}.map\n`);
    } else {
      copyFileSync(join(root, file), to);
    }
    done[file] = now[file];
  }
}

function makeBundle() {
  rmSync(BUNDLE, { force: true });
  const script = join(dist, 'apps/worker/src/bundle-workflows.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' });
  if (status === 0 && existsSync(BUNDLE)) return;
  throw new Error(`the workflow bundle cannot be made:\n${stdout}${stderr}`);
}

function sources() {
  const found = {};
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && path !== 'test/replay/histories') walk(path);
      } else if (wanted(path)) {
        const { size, mtimeMs } = statSync(join(root, path));
        found[path] = `${size}:${mtimeMs}`;
      }
    }
  };
  for (const tree of TREES) if (existsSync(join(root, tree))) walk(tree);
  return found;
}

function wanted(path) {
  if (path.endsWith('.ts')) return !path.endsWith('.spec.ts') && !path.endsWith('.d.ts');
  return DATA.test(path);
}

function target(file) {
  return join(dist, file.replace(/\.ts$/, '.js'));
}

// The versions of the tools on which the output depends besides the sources.
function makerOf() {
  const swc = JSON.parse(readFileSync(join(root, 'node_modules/@swc/core/package.json'), 'utf8')).version;
  const sdk = JSON.parse(
    readFileSync(join(root, 'node_modules/@temporalio/worker/package.json'), 'utf8'),
  ).version;
  const own = readFileSync(fileURLToPath(import.meta.url), 'utf8').length;
  return [readFileSync(join(root, '.swcrc'), 'utf8'), swc, sdk, own].join('\n');
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return { files: {} };
  }
}

function replace(path, text) {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

async function lock() {
  const file = join(root, 'node_modules/.wufei-build');
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isAlive(file)) rmSync(file, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function isAlive(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (!pid) return Date.now() - statSync(file).mtimeMs < 2000; // being written
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build(console.log, { codeOnly: process.argv.includes('--code-only') });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
