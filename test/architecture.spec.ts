import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import cellTypes from '../libs/rules/data/cell-types.json';

const ROOT = join(__dirname, '..');

/** Who may import whom (DESIGN, STYLE 4). `workflows:messages` are the plain types and definitions of messages. */
const MAY_IMPORT: Record<string, string[]> = {
  'libs/domain': [],
  'libs/rules': ['libs/domain'],
  'libs/contracts': ['libs/domain'],
  'libs/database': ['libs/domain'],
  'libs/mail': ['libs/domain'],
  'libs/config': [],
  workflows: ['libs/domain'],
  'apps/api': [
    'libs/contracts',
    'libs/database',
    'libs/config',
    'libs/rules',
    'libs/domain',
    'workflows:messages',
  ],
  'apps/worker': ['libs/database', 'libs/mail', 'libs/config', 'libs/rules', 'libs/domain', 'workflows'],
  'apps/stack': ['libs/config'],
};

/** Packages that a room may use, where that is worth fixing. */
const MAY_USE: Record<string, RegExp> = {
  'libs/domain': /^$/,
  'libs/rules': /^(zod|node:fs|node:path)$/,
  'libs/contracts': /^zod$/,
  workflows: /^@temporalio\/workflow$/,
};

interface SourceFile {
  path: string;
  room: string;
  imports: string[];
  text: string;
}

function sources(): SourceFile[] {
  return ['apps', 'libs', 'workflows'].flatMap((top) => walk(join(ROOT, top)));
}

function walk(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name === 'portal' ? [] : walk(path);
    if (!entry.name.endsWith('.ts') || entry.name.endsWith('.spec.ts')) return [];
    const text = readFileSync(path, 'utf8');
    const imports = [...text.matchAll(/(?:from|import|require\()\s*'([^']+)'/g)].map((match) => match[1]!);
    const here = relative(ROOT, path).split(sep).join('/');
    return [{ path: here, room: roomOf(here), imports, text }];
  });
}

function roomOf(path: string): string {
  const [top, second] = path.split('/') as [string, string];
  return top === 'workflows' ? top : `${top}/${second}`;
}

/** The room that an import line leads to, or undefined for a package. */
function target(file: SourceFile, specifier: string): string | undefined {
  if (specifier.startsWith('@app/workflows/')) {
    return specifier.endsWith('.messages') ? 'workflows:messages' : 'workflows';
  }
  if (specifier.startsWith('@app/')) return `libs/${specifier.slice(5)}`;
  if (!specifier.startsWith('.')) return undefined;
  return roomOf(
    relative(ROOT, join(ROOT, file.path, '..', specifier))
      .split(sep)
      .join('/'),
  );
}

const files = sources();

describe('the rooms', () => {
  it('exist, each with its own short README', () => {
    for (const room of Object.keys(MAY_IMPORT)) {
      const readme = join(ROOT, room, 'README.md');
      expect({ room, readme: existsSync(readme) }).toEqual({ room, readme: true });
      expect({ room, short: readFileSync(readme, 'utf8').trim().split('\n').length <= 25 }).toEqual({
        room,
        short: true,
      });
    }
  });

  it('import only those they may, and nobody imports an app', () => {
    const wrong = files.flatMap((file) =>
      file.imports.flatMap((specifier) => {
        const room = target(file, specifier);
        if (room === undefined || room === file.room) return [];
        return MAY_IMPORT[file.room]?.includes(room) ? [] : [`${file.path} imports ${specifier}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('use only the packages that fit them', () => {
    const wrong = files.flatMap((file) => {
      const allowed = MAY_USE[file.room];
      if (!allowed) return [];
      return file.imports
        .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('@app/'))
        .filter((specifier) => !allowed.test(specifier))
        .map((specifier) => `${file.path} uses ${specifier}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('the habits', () => {
  it('no code branches on a type of cell: its codes stand in the data only', () => {
    const codes = new RegExp(`'(${cellTypes.map((row) => row.code).join('|')})'`);
    const wrong = files.filter((file) => codes.test(file.text)).map((file) => file.path);
    expect(wrong).toEqual([]);
  });

  it('only the configuration reads the environment', () => {
    const wrong = files.filter((file) => file.text.includes('process.env') && file.room !== 'libs/config');
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('domain and workflows know no clock and no dice', () => {
    const forbidden = /Date\.now\(|Math\.random|new Date\(\)|setHours|toLocale|Intl\./;
    const wrong = files.filter((file) => file.room === 'libs/domain' && forbidden.test(file.text));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('only the files named in the design stand at the top', () => {
    const named = [
      'apps',
      'libs',
      'workflows',
      'test',
      'node_modules',
      'dist',
      'docker-compose.yml',
      'nest-cli.json',
    ];
    const allowed = [...named, 'package.json', 'package-lock.json', 'tsconfig.json', 'README.md'];
    const others = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !allowed.includes(name));
    expect(others).toEqual([]);
  });
});
