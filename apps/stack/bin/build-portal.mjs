// Builds the portal: Vite writes dist/apps/portal. Also measures what the pages load.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const KIB = 1024;

/** Returns the path of the page that exists once the portal is built. */
export const page = (root) => join(root, 'dist/apps/portal/index.html');

/** Whether a file is a source of the portal. */
export function isOfPortal(file) {
  return /^(apps\/portal|libs\/(contracts|domain)\/src)\//.test(file) && !/\.spec\.|\/testing\//.test(file);
}

/** Returns the sources of the portal with the size and time of each. */
export function portalFiles(root) {
  const found = {};
  for (const entry of readdirSync(join(root, 'apps/portal'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.md') || entry.name.includes('.spec.')) continue;
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = statSync(path);
    found[path.slice(root.length + 1).replaceAll('\\', '/')] = `${size}:${mtimeMs}`;
  }
  return found;
}

/** Builds the portal. Throws with the output of Vite. */
export function buildPortal(root, say) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '-c', join(root, 'apps/portal/vite.config.mjs'), '--logLevel', 'warn'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`the portal cannot be built:\n${stdout}${stderr}`);
  if (stdout.trim() || stderr.trim()) say(`${stdout}${stderr}`.trim());
  say(sizes(root));
}

/** Returns what the browser loads for the first page and in all, and the largest part; in kB, gzip. */
export function sizes(root) {
  const folder = join(root, 'dist/apps/portal');
  const sizeOf = (file) => statSync(join(folder, `${file}.gz`)).size;
  const parts = readdirSync(join(folder, 'assets')).filter((name) => /\.(js|css)$/.test(name));
  const all = parts
    .map((name) => ({ name, bytes: sizeOf(`assets/${name}`) }))
    .sort((a, b) => b.bytes - a.bytes);
  const first = firstPage(folder).reduce((sum, file) => sum + sizeOf(file), sizeOf('index.html'));
  const total = all.reduce((sum, { bytes }) => sum + bytes, 0);
  const kib = (bytes) => `${Math.round(bytes / KIB)} kB`;
  const largest = all[0] ? `${all[0].name} ${kib(all[0].bytes)}` : 'nothing';
  return `portal: first page ${kib(first)}, everything ${kib(total)} in ${all.length} parts, largest ${largest} (gzip)`;
}

/** Returns the files of the log-in page from Vite’s manifest: the entry, its imports, and those of the page. */
function firstPage(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const files = new Set();
  const add = (key) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const other of chunk.imports ?? []) add(other);
  };
  add('index.html');
  for (const key of Object.keys(manifest)) if (key.endsWith('features/login/login-page.tsx')) add(key);
  return [...files];
}
