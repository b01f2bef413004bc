import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  circlesOf,
  filesUnder,
  importsOf,
  MADE_BY_TOOLS,
  readSource,
  ROOT,
  roomOf,
  type Source,
  sourceOf,
  targetOf,
} from './support/sources';

const TOP_LEVEL = [
  'README.md',
  'apps',
  'docker-compose.yml',
  'docs',
  'findings',
  'libs',
  'nest-cli.json',
  'package-lock.json',
  'package.json',
  'test',
  'tsconfig.json',
  'workflows',
];
const MOST_LINES = { product: 300, spec: 350 };
const README_LINES = 25;
const MOST_SIBLINGS = 25;

/** Folders that may hold more than MOST_SIBLINGS entries, each with its reason. */
const FULL_FOR_A_REASON: Record<string, string> = {
  'test/replay/histories': 'data: the recorded histories of a release, one file each',
  'docs/decisions': 'one numbered page each; a replaced one stays',
  'libs/database/src/migrations': 'one numbered file each; a released one stays as it is',
};

/** Leaves the house inside each bundle of evidence, needs nothing of its room, and is run by the portal, too. */
const CHECKER = 'libs/exports/src/evidence/verify.mjs';

/** Files that may be longer than MOST_LINES, each with its reason. */
const LONG_FOR_A_REASON: Record<string, string> = {
  [CHECKER]: 'leaves the house inside each bundle of evidence and stands alone there',
};

const CELL_TYPES = [
  'FACTORY|INDUSTRIAL_PARK|RESIDENTIAL|VILLAGE|PUBLIC_INSTITUTION|SCHOOL|HOSPITAL|LEISURE_AREA|SUPERMARKET',
  'RESTAURANT_HOTEL|WET_MARKET|VENUE|CONSTRUCTION_SITE|AUTO_REPAIR|GAS_STATION',
].join('|');

/** STYLE 4: what a room may import besides itself. `npm`: any package. */
const ROOMS: Record<string, readonly string[]> = {
  'libs/domain': [],
  'libs/rules': ['libs/domain', 'zod', 'node:'],
  'libs/contracts': ['libs/domain', 'zod'],
  'libs/config': ['libs/domain', 'npm'],
  'libs/mail': ['libs/domain', 'npm'],
  'libs/exports': ['libs/domain', 'npm'],
  'libs/database': ['libs/domain', 'npm'],
  workflows: ['libs/domain', '@temporalio/workflow'],
  'libs/engine': ['libs/domain', 'workflows/messages', '@temporalio/client'],
  'apps/api': [
    'libs/contracts',
    'libs/database',
    'libs/config',
    'libs/engine',
    'libs/exports',
    'libs/rules',
    'libs/domain',
    'npm',
  ],
  'apps/worker': [
    ...['libs/database', 'libs/engine', 'libs/mail', 'libs/config', 'libs/rules', 'libs/domain'],
    ...['workflows', 'npm'],
  ],
  'apps/portal': ['libs/contracts', 'libs/domain', CHECKER, 'npm'], // libs/domain: only its types, see below
  'apps/stack': ['libs/config', 'npm'],
};

const isTest = (path: string) => /(^test\/|\/testing\/|\.spec\.tsx?$)/.test(path);

const everything = ['apps', 'libs', 'workflows', 'test'].flatMap(filesUnder);
const sources: Source[] = everything
  .filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts'))
  .map(readSource);
const product = sources.filter(({ path }) => !isTest(path) && !path.endsWith('.mjs'));

/**
 * Returns the folder of the feature, in the api or the portal, that holds a file; undefined for shared code.
 */
function featureOf(path: string): string | undefined {
  const [feature] = /^apps\/(?:api\/src|portal\/src\/features)\/[^/.]+(?=\/|$)/.exec(path) ?? [];
  return feature === 'apps/api/src/common' ? undefined : feature;
}

/** Whether an import in the api bypasses a feature's index, or leads from shared code into a feature. */
function reachesPastAnIndex(source: Source, target: string): boolean {
  const [from, to] = [featureOf(source.path), featureOf(target)];
  if (to === undefined || to === from) return false;
  return target !== to || source.path.startsWith('apps/api/src/common/');
}

function mayImport(source: Source, target: string): boolean {
  const allowed = ROOMS[source.room] ?? [];
  const isOurs = /^(apps|libs|workflows|test)\//.test(target);
  if (!isOurs) {
    if (target.startsWith('node:') && allowed.includes('node:')) return true;
    return allowed.includes('npm') || allowed.some((one) => target === one || target.startsWith(`${one}/`));
  }
  if (isTest(`${target}.ts`) || isTest(`${target}/index.ts`)) return false;
  if (roomOf(target) === source.room) return true;
  if (allowed.includes(target)) return true;
  return allowed.includes(roomOf(target)) && !roomOf(target).startsWith('apps/');
}

describe('the rooms of the house', () => {
  it('import only whom they may: the table of STYLE 4', () => {
    const wrong = product.flatMap((source) =>
      importsOf(source)
        .filter((name) => !mayImport(source, targetOf(source, name)))
        .map((name) => `${source.path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('would be named when they did not', () => {
    const offences: [string, string][] = [
      ['libs/domain/src/rules/rules.ts', 'node:fs'],
      ['libs/domain/src/errors.ts', 'zod'],
      ['workflows/life.workflow.ts', '@app/rules'],
      ['workflows/life.workflow.ts', '@app/database'],
      ['apps/api/src/main.ts', '@app/workflows/life.workflow'],
      ['apps/api/src/main.ts', '../../worker/src/log'],
      ['libs/mail/src/render.ts', '@app/database'],
      ['apps/worker/src/main.ts', '../../../test/support/builders'],
    ];
    for (const [path, name] of offences) {
      const source = sourceOf(path, `import { x } from '${name}';`);
      expect(importsOf(source)).toEqual([name]);
      expect({ path, name, allowed: mayImport(source, targetOf(source, name)) }).toMatchObject({
        allowed: false,
      });
    }
  });

  it('go in and out by the library door, never past it', () => {
    const wrong = product.flatMap((source) =>
      importsOf(source)
        .map((name) => targetOf(source, name))
        .filter((target) => /^libs\/[a-z]+\/./.test(target) && roomOf(target) !== source.room)
        .filter((target) => target !== CHECKER)
        .map((target) => `${source.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('give the portal the types of the domain alone, and keep its features apart', () => {
    const portal = product.filter(({ room }) => room === 'apps/portal');
    const values = portal.filter(({ text }) =>
      /^(?:import|export) (?!type\b)[^;]*from '@app\/domain'/m.test(text),
    );
    expect(values.map(({ path }) => `${path} takes more than types from the domain`)).toEqual([]);
    const mixed = portal.flatMap((source) =>
      importsOf(source)
        .filter((name) => featureOf(source.path) && featureOf(targetOf(source, name)))
        .filter((name) => featureOf(source.path) !== featureOf(targetOf(source, name)))
        .map((name) => `${source.path} imports ${name}`),
    );
    expect(mixed).toEqual([]);
  });

  it('keep the features of the api behind their index, and what they share below them', () => {
    const api = product.filter(({ room }) => room === 'apps/api');
    const past = api.flatMap((source) =>
      importsOf(source)
        .filter((name) => reachesPastAnIndex(source, targetOf(source, name)))
        .map((name) => `${source.path} imports ${name}`),
    );
    expect(past).toEqual([]);
    const offences: [string, string][] = [
      ['apps/api/src/exports/list-exports.service.ts', '../board/board.service'],
      ['apps/api/src/app.module.ts', './files/store'],
      ['apps/api/src/common/http/server.ts', '../../files'],
    ];
    for (const [path, name] of offences) {
      const source = sourceOf(path, '');
      expect({ path, past: reachesPastAnIndex(source, targetOf(source, name)) }).toEqual({
        path,
        past: true,
      });
    }
  });

  it('have no circle of imports, neither of values nor of types', () => {
    expect(circlesOf(sources)).toEqual([]);
    const circle = [
      sourceOf('libs/domain/src/a.ts', `import type { B } from './b';`),
      sourceOf('libs/domain/src/b.ts', `export { c } from './c';`),
      sourceOf('libs/domain/src/c.ts', `import { a } from '@app/domain';`),
      sourceOf('libs/domain/src/index.ts', `export * from './a';`),
      sourceOf('libs/domain/src/d.ts', `import { a } from './a';`),
    ];
    const caught = ['a', 'b', 'c', 'index'].map((name) => `libs/domain/src/${name}.ts`);
    expect(circlesOf(circle)).toEqual([caught]);
  });

  it('have all been given a row, and each a README of at most 25 lines', () => {
    const rooms = [...new Set(product.map(({ room }) => room))];
    expect(rooms.filter((room) => !(room in ROOMS))).toEqual([]);
    const readmes = [...rooms, 'test'].map((room) => ({ room, path: join(ROOT, room, 'README.md') }));
    expect(
      readmes.filter(({ path }) => !existsSync(path)).map(({ room }) => `${room} has no README`),
    ).toEqual([]);
    const long = readmes.filter(
      ({ path }) => readFileSync(path, 'utf8').trimEnd().split('\n').length > README_LINES,
    );
    expect(long.map(({ room }) => `${room}/README.md is too long`)).toEqual([]);
  });

  it('read the environment in libs/config alone', () => {
    const readers = product.filter(({ text, room }) => /process\.env\b/.test(text) && room !== 'apps/stack');
    expect(readers.map(({ path }) => path).filter((path) => !path.startsWith('libs/config/'))).toEqual([]);
  });

  it('know a cell type by its code in libs/rules alone', () => {
    const code = new RegExp(`\\b(${CELL_TYPES})\\b`);
    const others = everything
      .filter((path) => /\.(tsx?|sql|mjs)$/.test(path) && !isTest(path) && roomOf(path) !== 'libs/rules')
      .filter((path) => code.test(readFileSync(join(ROOT, path), 'utf8')));
    expect(others).toEqual([]);
  });
});

describe('the year that this release brings', () => {
  /** Whether a product file takes the seeded rules for its own: only the seed of a new installation may. */
  const isBound = ({ path, text }: Source) =>
    !/^(libs\/rules\/src\/|apps\/worker\/src\/seed\/)/.test(path) && /\bruleSet\d{4}\b/.test(text);

  it('is known to the seed, the demonstration and specs alone: names come from the record', () => {
    expect(product.filter(isBound).map(({ path }) => path)).toEqual([]);
    const offence = sourceOf('apps/api/src/common/names.ts', `import { ruleSet2024 } from '@app/rules';`);
    expect(isBound(offence)).toBe(true);
    const inRules = product.filter(
      ({ path, text }) => path.startsWith('libs/rules/') && /\bruleSet2024\b/.test(text),
    );
    expect(inRules.map(({ path }) => path)).toEqual(['libs/rules/src/index.ts', 'libs/rules/src/seed.ts']);
  });
});

describe('the district', () => {
  const NAMED = /渝北|(?<![A-Za-z])YB(?![A-Za-z])/;
  const DATA_AND_DEMO = /^libs\/rules\/data\/|^apps\/worker\/src\/seed\/demo-accounts\.ts$/;

  it('is data: nothing that is delivered names one', () => {
    const delivered = everything.filter(
      (path) =>
        /\.(tsx?|mjs|css|html|sql|json|webmanifest|svg)$/.test(path) &&
        !isTest(path) &&
        !DATA_AND_DEMO.test(path),
    );
    expect(delivered.length).toBeGreaterThan(800);
    expect(delivered.filter((path) => NAMED.test(readFileSync(join(ROOT, path), 'utf8')))).toEqual([]);
    for (const offence of ['渝北区', 'YB-2024-', "'YB'"]) expect(NAMED.test(offence)).toBe(true);
  });
});

describe('the files', () => {
  it('have at most 300 lines, specs 350', () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ path, lines }) => lines > (isTest(path) ? MOST_LINES.spec : MOST_LINES.product));
    expect(long.map(({ path }) => path)).toEqual(Object.keys(LONG_FOR_A_REASON));
  });

  it('have at most 25 siblings, folders and specs included', () => {
    const siblings = new Map<string, Set<string>>();
    for (const path of [...everything, ...filesUnder('docs'), ...filesUnder('findings')]) {
      const parts = path.split('/');
      parts.forEach((name, depth) => {
        const folder = parts.slice(0, depth).join('/');
        siblings.set(folder, (siblings.get(folder) ?? new Set()).add(name));
      });
    }
    const full = [...siblings].filter(
      ([folder, { size }]) =>
        size > MOST_SIBLINGS && !Object.keys(FULL_FOR_A_REASON).some((one) => folder.startsWith(one)),
    );
    expect(full.map(([folder, { size }]) => `${folder} has ${size}`)).toEqual([]);
  });

  it('stand in the folders that the layout names', () => {
    const top = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !MADE_BY_TOOLS.includes(name));
    expect(top.filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
    expect(readdirSync(join(ROOT, 'apps')).sort()).toEqual(['api', 'portal', 'stack', 'worker']);
    const libs = ['config', 'contracts', 'database', 'domain', 'engine', 'exports', 'mail', 'rules'];
    expect(readdirSync(join(ROOT, 'libs')).sort()).toEqual(libs);
  });
});
