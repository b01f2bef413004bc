import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { ROOT } from '../../apps/stack/src/root';

export { ROOT };

/** Folders that git ignores. */
export const MADE_BY_TOOLS: readonly string[] = ['node_modules', 'dist', 'coverage'];

export interface Source {
  /** The path from the folder of the repository, with `/`. */
  path: string;
  text: string;
  room: string;
}

/** Returns every file under a folder of the repository, as paths from the folder of the repository. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return MADE_BY_TOOLS.includes(entry.name) ? [] : filesUnder(path);
    return [path];
  });
}

/** Returns the room of a path: `apps/api` of `apps/api/src/main.ts`; elsewhere the first folder. */
export function roomOf(path: string): string {
  const [first, second] = path.split('/') as [string, string];
  return first === 'apps' || first === 'libs' ? `${first}/${second}` : first;
}

/** Returns a source with a given text. */
export function sourceOf(path: string, text: string): Source {
  return { path, text, room: roomOf(path) };
}

export function readSource(path: string): Source {
  return sourceOf(path, readFileSync(join(ROOT, path), 'utf8'));
}

/** Returns what a file imports: `from '…'`, `import '…'`, `import('…')`, `require('…')`. */
export function importsOf({ text }: Source): string[] {
  const lines = /(?:^|[\s;}])(?:from|import|import\(|require\()\s*['"]([^'"\n]+)['"]/g;
  return [...text.matchAll(lines)].map((match) => match[1]!);
}

/** Returns the file of the repository to which an import leads (a path without ending), or the import unchanged. */
export function targetOf(source: Source, name: string): string {
  if (name.startsWith('.'))
    return relative(ROOT, join(ROOT, dirname(source.path), name))
      .split(sep)
      .join('/');
  return name.replace(/^@app\/workflows\//, 'workflows/').replace(/^@app\//, 'libs/');
}

/** Returns the import cycles, type-only imports included, each with all its files. */
export function circlesOf(sources: readonly Source[]): string[][] {
  const known = new Set(sources.map(({ path }) => path));
  const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/src/index.ts'];
  const fileOf = (target: string) => endings.map((ending) => target + ending).find((path) => known.has(path));
  const ways = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source).flatMap((name) => fileOf(targetOf(source, name)) ?? []),
    ]),
  );
  return circlesAmong(ways);
}

/** Returns Tarjan’s strongly connected components; one of a single file only when it imports itself. */
function circlesAmong(ways: ReadonlyMap<string, string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (path: string): void => {
    order.set(path, order.size);
    lowest.set(path, order.get(path)!);
    open.push(path);
    for (const next of ways.get(path)!) {
      if (!order.has(next)) visit(next);
      if (open.includes(next)) lowest.set(path, Math.min(lowest.get(path)!, lowest.get(next)!));
    }
    if (lowest.get(path) !== order.get(path)) return;
    const circle = open.splice(open.indexOf(path));
    if (circle.length > 1 || ways.get(path)!.includes(path)) circles.push(circle.sort());
  };
  for (const path of ways.keys()) if (!order.has(path)) visit(path);
  return circles;
}
