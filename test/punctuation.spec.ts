import { Linter } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
// @ts-expect-error: a plain module, as the configuration of ESLint takes it
import { punctuated, punctuation } from '../.config/punctuation.mjs';

const ROOT = join(__dirname, '..');

describe('punctuation in a Chinese sentence', () => {
  it.each([
    ['请修改,再提交', '请修改，再提交'],
    ['截至 5 日, 逾期', '截至 5 日，逾期'],
    ['说明:(可不填)', '说明：（可不填）'],
    ['渝北区(YB)', '渝北区（YB）'],
    ['删除?', '删除？'],
    ['共 \ue000 件:办成 \ue000 件', '共 \ue000 件：办成 \ue000 件'],
    ['第 \ue000 版(\ue000)', '第 \ue000 版（\ue000）'],
    ['\ue000,\ue000起生效', '\ue000，\ue000起生效'],
  ])('%j is %j', (written, right) => expect(punctuated(written)).toBe(right));

  it.each(['9:00 至 17:30', 'GET /year?of=2024', 'a, b: (c)', '共 1,234 件', "SELECT '区(县)', x FROM 表"])(
    'stays as it is in %j',
    (text) => expect(punctuated(text)).toBe(text),
  );
});

describe('the sources', () => {
  it('have full-width punctuation in every Chinese sentence', () => {
    const linter = new Linter();
    const config = {
      files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
      languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      plugins: { wufei: { rules: { punctuation } } },
      rules: { 'wufei/punctuation': 'error' },
    } as Linter.Config;
    const sources = ['apps', 'libs', 'workflows'].flatMap((room) => sourcesIn(room));
    const wrong = sources.flatMap((path) =>
      linter
        .verify(readFileSync(join(ROOT, path), 'utf8'), config, path)
        .map(({ line, message }) => `${path}:${line} ${message}`),
    );
    expect(sources.length).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });
});

describe('the rules that this release ships', () => {
  const found = filesIn('libs/rules/data').flatMap((path) =>
    textsIn(JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as unknown, path),
  );
  const isVerbatim = ({ path, key }: Text) =>
    VERBATIM.has(key) || (key === 'text' && path.endsWith('tasks.json'));
  const wrong = (texts: Text[]) =>
    texts.filter((one) => !isVerbatim(one) && punctuated(one.text) !== one.text).map(({ text }) => text);

  it('have full-width punctuation, but for what they quote from the circular word for word', () => {
    expect(found.length).toBeGreaterThan(1500);
    expect(wrong(found)).toEqual([]);
    expect(found.filter(isVerbatim).length).toBeGreaterThan(100);
  });

  it('would be caught with a half-width mark', () => {
    const texts = textsIn([{ note: '逾期,视为撤回' }, { quote: '每年,一次' }], 'clocks.json');
    expect(wrong(texts)).toEqual(['逾期,视为撤回']);
  });
});

interface Text {
  path: string;
  key: string;
  text: string;
}

/** Fields that hold the words of the circular, mark for mark. */
const VERBATIM = new Set(['quote', 'responsible', 'part', 'subpart']);

function textsIn(value: unknown, path: string, key = ''): Text[] {
  if (typeof value === 'string') return [{ path, key, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    textsIn(one, path, Array.isArray(value) ? key : name),
  );
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => join(folder, path));
}

/** The files that hold what people read; specs hold what people send, too. */
function sourcesIn(room: string): string[] {
  return readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !/\.spec\.tsx?$|full-width\.ts$/.test(path))
    .map((path) => join(room, path));
}
