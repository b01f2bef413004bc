import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import Module from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import { ROOT } from '../../../apps/stack/src/root';

/**
 * Loaded before the program of a product process that a spec starts (`--require`): keeps the compiled code and the paths
 * of its modules in dist/.code-cache, because a run starts the same few programs some seventy times. The modules and
 * their order stay those of the product. The first process that ends writes the cache; the others read it. A new build,
 * other packages or another Node make a new one in its place. A file that was edited in node_modules without changing
 * its length is not noticed.
 */
interface Internals {
  prototype: {
    _compile(this: Loaded, content: string, filename: string, format?: unknown): unknown;
  };
  _resolveFilename(request: string, parent?: Loaded, isMain?: boolean, options?: object): string;
  _cache: object;
  _extensions: object;
}
type Loaded = NodeJS.Module & { filename?: string };

/** Where the code of a module lies in the cache, and the length of its source. */
type Place = [from: number, bytes: number, length: number];

interface Index {
  /** Folder of the asking module, NUL, what it asks for → path. */
  paths: Record<string, string>;
  places: Record<string, Place>;
}

const loader = Module as unknown as Internals;
const folder = join(ROOT, 'dist/.code-cache');

const program = relative(join(ROOT, 'dist'), process.argv[1] ?? '').replace(/\W/g, '_');
const print = isMainThread && fingerprint();
if (print) useCache(join(folder, `${program}-${print}.bin`));

/** Returns a hash of all on which the code depends; undefined while a build is under way. */
function fingerprint(): string | undefined {
  const stamp = join(ROOT, 'dist/.stamp.json');
  const packages = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(stamp) || !existsSync(packages)) return undefined;
  const { size, mtimeMs } = statSync(packages);
  return createHash('sha256')
    .update(readFileSync(stamp))
    .update([size, mtimeMs, process.version, process.argv[1]].join())
    .digest('hex')
    .slice(0, 24);
}

function useCache(file: string): void {
  const cache = readCache(file);
  const compile = loader.prototype._compile;
  const resolve = loader._resolveFilename;
  const paths: Record<string, string> = {};
  const scripts: [filename: string, length: number, script: Script][] = [];

  loader._resolveFilename = function (request, parent, isMain, options) {
    if (options || !parent?.filename) return resolve.call(this, request, parent, isMain, options);
    const key = `${dirname(parent.filename)}\0${request}`;
    const known = cache?.index.paths[key];
    if (known !== undefined) return known;
    return (paths[key] = resolve.call(this, request, parent, isMain, options));
  };

  loader.prototype._compile = function (content, filename, format) {
    const isCommonJs = format === undefined || format === false || format === 'commonjs';
    // From cached code Node cannot import.
    const imports = content.includes('import(');
    if (!isCommonJs || imports || content.startsWith('#!'))
      return compile.call(this, content, filename, format);
    const place = cache?.index.places[filename];
    const script = new Script(Module.wrap(content), {
      filename,
      cachedData:
        place && place[2] === content.length
          ? cache!.code.subarray(place[0], place[0] + place[1])
          : undefined,
    });
    if (!cache) scripts.push([filename, content.length, script]);
    const run = script.runInThisContext();
    return run.call(this.exports, this.exports, requireOf(this), this, filename, dirname(filename));
  };

  if (!cache) process.once('exit', () => writeCache(file, paths, scripts));
}

function requireOf(module: Loaded): NodeJS.Require {
  const resolve = (request: string, options?: object) =>
    loader._resolveFilename(request, module, false, options);
  return Object.assign((request: string) => module.require(request), {
    resolve,
    main: process.mainModule,
    cache: loader._cache,
    extensions: loader._extensions,
  }) as unknown as NodeJS.Require;
}

function readCache(file: string): { index: Index; code: Buffer } | undefined {
  try {
    const bytes = readFileSync(file);
    const end = 4 + bytes.readUInt32LE(0);
    return { index: JSON.parse(bytes.toString('utf8', 4, end)) as Index, code: bytes.subarray(end) };
  } catch {
    return undefined;
  }
}

/** Written beside its place and renamed: of several processes that end at once, the last one wins. */
function writeCache(file: string, paths: Index['paths'], scripts: [string, number, Script][]): void {
  const index: Index = { paths, places: {} };
  const code: Buffer[] = [];
  let from = 0;
  for (const [filename, length, script] of scripts) {
    const bytes = script.createCachedData();
    index.places[filename] = [from, bytes.length, length];
    code.push(bytes);
    from += bytes.length;
  }
  const text = Buffer.from(JSON.stringify(index));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(text.length);
  const making = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(making, Buffer.concat([head, text, ...code]));
    for (const old of readdirSync(folder).filter(isOfProgram)) rmSync(join(folder, old), { force: true });
    renameSync(making, file);
  } catch {
    rmSync(making, { force: true }); // a full disk: the next process tries again
  }
}

function isOfProgram(name: string): boolean {
  return name.startsWith(`${program}-`) && name.endsWith('.bin');
}
