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

/** The files that hold what people read; specs hold what people send, too. */
function sourcesIn(room: string): string[] {
  return readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !/\.spec\.tsx?$|full-width\.ts$/.test(path))
    .map((path) => join(room, path));
}
