import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

const ROOT = join(__dirname, '..');
/** Paths that git ignores; a fresh clone does not have them. */
const NOT_OURS = readFileSync(join(ROOT, '.gitignore'), 'utf8').trim().split('\n').concat('.git/');
/** A span in backticks that names a file, or, ending with a slash, a folder. */
const FILE = /\.(tsx?|mjs|cjs|js|json|sql|md|yml|css|html)$|^[\w.-]+(\/[\w.-]+)*\/$/;
/** A span with one of these beginnings is a path from the root of the repository. */
const FROM_ROOT = /^(apps|libs|workflows|test|docs|findings|\.config|\.ci)\//;
const README_LINES = 150;

interface Text {
  path: string;
  text: string;
}

/** Returns files and folders below a folder, as paths from the root, without those that git ignores. */
function pathsUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.includes(`${entry.name}/`)) return [];
    return entry.isDirectory() ? [`${path}/`, ...pathsUnder(path)] : [path];
  });
}

const read = (path: string): Text => ({ path, text: readFileSync(join(ROOT, path), 'utf8') });
const paths = pathsUnder('');
const documents = paths
  .filter((path) => /^(README\.md|docs\/.*\.md)$|(^|\/)README\.md$/.test(path))
  .map((path) => read(path));
const sources = paths
  .filter((path) => /\.(tsx?|mjs|cjs|sql|yml)$|Dockerfile$/.test(path) && path !== 'test/documents.spec.ts')
  .map((path) => read(path));
const { scripts, version } = JSON.parse(read('package.json').text) as {
  scripts: Record<string, string>;
  version: string;
};

/** Returns links to files that do not exist. */
function brokenLinks({ path, text }: Text): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1]!)
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .filter((target) => {
      const file = posix.join(dirname(path), target.replace(/#.*$/, ''));
      return file.startsWith('..') || !existsSync(join(ROOT, file));
    })
    .map((target) => `${path} links to ${target}`);
}

/** Returns scripts that `npm run` does not know. */
function unknownScripts({ path, text }: Text): string[] {
  return [...text.matchAll(/npm run ([\w:-]+)/g)]
    .map((match) => match[1]!)
    .filter((name) => !(name in scripts))
    .map((name) => `${path} names npm run ${name}`);
}

/** Returns a span as a pattern of paths: `<name>` and `*` match one name, `{a,b}` matches either. */
function patternOf(span: string): string {
  return span
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replace(/<[^>]+>|\*/g, '[^/]*')
    .replace(/\{([^}]+)\}/g, (_, either: string) => `(?:${either.split(',').join('|')})`);
}

/** Returns files named in backticks that do not exist, either from the root or in the document's own room. */
function missingFiles({ path, text }: Text): string[] {
  const room = path === 'README.md' || path.startsWith('docs/') ? '' : `${dirname(path)}/`;
  const spans = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\s…]+)`/g)].map((match) => match[1]!);
  return spans
    .filter((span) => FROM_ROOT.test(span) || (FILE.test(span) && !span.startsWith('/')))
    .filter((span) => !NOT_OURS.some((folder) => span.startsWith(folder)))
    .filter((span) => {
      const whole = new RegExp(`^${patternOf(span)}/?$`);
      const part = new RegExp(`(^|/)${patternOf(span)}$`);
      if (paths.some((one) => whole.test(one))) return false;
      return FROM_ROOT.test(span) || !paths.some((one) => one.startsWith(room) && part.test(one));
    })
    .map((span) => `${path} names ${span}`);
}

/** Returns the numbers of a document's headings: `4`, `4.2`. */
function sectionsOf(name: string): Set<string> {
  const { text } = read(`docs/${name}.md`);
  return new Set([...text.matchAll(/^#{2,3} (\d+(?:\.\d+)?)/gm)].map((match) => match[1]!));
}

const SECTIONS: Record<string, Set<string>> = {
  DOMAIN: sectionsOf('DOMAIN'),
  DESIGN: sectionsOf('DESIGN'),
  STYLE: sectionsOf('STYLE'),
};

/** Returns references to sections or documents that do not exist. */
function deadReferences({ path, text }: Text): string[] {
  const cited = /\b(DOMAIN|DESIGN|STYLE|FEATURES|LIBRARIES)(?:\.md)?\]?(?:\([^)]*\))? (\d+(?:\.\d+)?)/g;
  return [...text.matchAll(cited)]
    .filter(([, name, section]) => !SECTIONS[name!]?.has(section!))
    .map(([, name, section]) => `${path} cites ${name} ${section}`);
}

/** Returns paths outside the repository. */
function outsidePaths({ path, text }: Text): string[] {
  return [...text.matchAll(/(?<![\w.*>-])(?:\.\.\/shared|\/work|\/root|\/home\/\w+)\/[\w.-]*/g)].map(
    ([found]) => `${path} names ${found}`,
  );
}

/** Returns half-width punctuation between Chinese characters, except in code and block quotations. */
function halfWidth({ path, text }: Text): string[] {
  const prose = text.replace(/```[\s\S]*?```|`[^`\n]*`|^>.*$/gm, '');
  return [...prose.matchAll(/\p{Script=Han}["(]?[,:;?!()"][")]?\p{Script=Han}/gu)].map(
    ([found]) => `${path} writes ${found}`,
  );
}

describe('the documents', () => {
  it('link to files that exist', () => {
    expect(documents.flatMap(brokenLinks)).toEqual([]);
  });

  it('name scripts and files that exist', () => {
    expect(documents.flatMap(unknownScripts)).toEqual([]);
    expect(documents.flatMap(missingFiles)).toEqual([]);
  });

  it('hold every section that a comment or another document cites', () => {
    expect([...sources, ...documents].flatMap(deadReferences)).toEqual([]);
  });

  it('name no path outside the repository, and neither does the code', () => {
    expect([...sources, ...documents].flatMap(outsidePaths)).toEqual([]);
  });

  it('write Chinese with full-width punctuation', () => {
    expect(documents.flatMap(halfWidth)).toEqual([]);
  });

  it('begin with a README of at most 150 lines', () => {
    expect(read('README.md').text.trimEnd().split('\n').length).toBeLessThanOrEqual(README_LINES);
  });

  it('have a changelog that knows the version', () => {
    const { text } = read('docs/CHANGELOG.md');
    expect(text).toContain('## [Unreleased]');
    expect(text).toContain(`## [${version}]`);
  });

  it.each([
    ['a broken link', brokenLinks, '[plan](PLAN.md)', 'links to PLAN.md'],
    ['a link out of the repository', brokenLinks, '[notes](../../notes.md)', 'links to ../../notes.md'],
    ['a script', unknownScripts, '`npm run deploy`', 'names npm run deploy'],
    ['a path', missingFiles, '`libs/domain/src/queue.ts`', 'names libs/domain/src/queue.ts'],
    ['either path', missingFiles, '`apps/{api,app}/no.ts`', 'names apps/{api,app}/no.ts'],
    ['a file', missingFiles, '`no-such-file.ts`', 'names no-such-file.ts'],
    ['a folder', missingFiles, '`no-such-folder/`', 'names no-such-folder/'],
    ['a section', deadReferences, '/** Late after it (DOMAIN 5.99). */', 'cites DOMAIN 5.99'],
    ['a chapter', deadReferences, 'see [DESIGN](DESIGN.md) 77', 'cites DESIGN 77'],
    ['a foreign document', deadReferences, '// a trap (FEATURES 4)', 'cites FEATURES 4'],
    ['a neighbour of the repository', outsidePaths, '`../shared/DESIGN.md`', 'names ../shared/DESIGN.md'],
    ['a path of a machine', outsidePaths, 'in /work/main', 'names /work/main'],
    ['a full-width mark', halfWidth, '通过,或整改', 'writes 过,或'],
  ])('would be caught with %s that is not there', (_, check, text, fault) => {
    expect(check({ path: 'docs/X.md', text })).toEqual([`docs/X.md ${fault}`]);
  });

  it('may name what is there', () => {
    const text =
      '[style](STYLE.md) `libs/rules/data/2024/rubrics/<CODE>.json` `stage-table.ts` `npm run check` `/api/openapi.json` ' +
      'DOMAIN 2.5, [DESIGN](DESIGN.md) 4, `.data/files.json`, apps/work/, `dist/apps/api/main.js`, `甲,乙` 通过，或整改';
    const checks = [brokenLinks, unknownScripts, missingFiles, deadReferences, outsidePaths, halfWidth];
    expect(checks.flatMap((check) => check({ path: 'docs/X.md', text }))).toEqual([]);
  });
});

describe('the decisions', () => {
  const FORM = /^docs\/decisions\/(\d{4})-[a-z0-9-]+\.md$/;
  const files = paths.filter((path) => FORM.test(path)).sort();
  const numberOf = (path: string) => Number(FORM.exec(path)![1]);

  it('are numbered without a gap and listed in their index', () => {
    expect(files.map(numberOf)).toEqual(files.map((_, i) => i + 1));
    const { text } = read('docs/decisions/README.md');
    expect(files.filter((path) => !text.includes(`](${posix.basename(path)})`))).toEqual([]);
  });

  it.each(files)('%s says when, why, what and what follows', (path) => {
    const { text } = read(path);
    expect(text).toMatch(new RegExp(`^# ${numberOf(path)}\\. `));
    expect(text).toMatch(/^Date: \d{4}-\d{2}-\d{2}/m);
    const headings = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(headings).toEqual(['Context', 'Choice', 'Consequences']);
  });
});
