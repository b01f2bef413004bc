import * as contracts from '@app/contracts';
import * as domain from '@app/domain';
import ts from 'typescript';
import { DETAILS } from '../apps/api/src/common/problems';
import { filesUnder, readSource } from './support/sources';

type Table = Record<string, string>;

/** The files in which the office's words are defined. */
const HOME = /^libs\/domain\/src\/(words\/\w+|application\/stage-table)\.ts$/;
const CHINESE = /\p{Script=Han}/u;

/** Tables by the values of an enum that do not hold their names, each with its reason. */
const NOT_NAMES: Record<string, string> = {
  'libs/domain/src/obligation/title.ts NAMES': 'the kind behind its period, which says the quarter',
  'libs/mail/src/templates/cells.ts WHAT_TO_DO': 'what to do, by the period that runs',
  'libs/mail/src/templates/city-answers.ts CITY_ANSWERS': 'a sentence to the unit',
};

/** Every `…_NAMES` table of the domain and the contracts: the names of the values of an enum. */
const TABLES = Object.entries({ ...contracts, ...domain }).filter(
  (entry): entry is [string, Table] => entry[0].endsWith('_NAMES') && typeof entry[1] === 'object',
);

interface Literal {
  where: string;
  words: Table;
  isWhole: boolean;
}

/** Returns the name of the constant whose definition contains a node; empty if there is none. */
function constantOf(node: ts.Node): string {
  for (let at: ts.Node = node; at; at = at.parent) if (ts.isVariableDeclaration(at)) return at.name.getText();
  return '';
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** Returns the objects `{ key: 'words' }` and lists `[{ value: 'key', label: 'words' }]` of a file. */
function literalsOf(path: string, text: string): Literal[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Literal[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) {
      const parts = ts.isObjectLiteralExpression(node) ? [...node.properties] : [...node.elements];
      const pairs = parts.map((part) => pairOf(part)).filter((pair) => pair !== undefined);
      found.push({
        where: `${path} ${constantOf(node)}`,
        words: Object.fromEntries(pairs),
        isWhole: pairs.length === parts.length,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function pairOf(part: ts.Node): [string, string] | undefined {
  if (ts.isPropertyAssignment(part)) {
    const words = textOf(part.initializer);
    return words !== undefined && CHINESE.test(words)
      ? [part.name.getText().replaceAll("'", ''), words]
      : undefined;
  }
  if (!ts.isObjectLiteralExpression(part)) return undefined;
  const valueOf = (name: string) =>
    textOf(
      part.properties.filter(ts.isPropertyAssignment).find((one) => one.name.getText() === name)?.initializer,
    );
  const [value, label] = [valueOf('value'), valueOf('label')];
  return value !== undefined && label !== undefined && CHINESE.test(label) ? [value, label] : undefined;
}

/**
 * Returns the tables that a literal duplicates: at least two of their words, or words only for their values.
 */
function writtenAgain({ words, isWhole }: Literal): string[] {
  const keys = Object.keys(words);
  if (keys.length < 2) return [];
  return TABLES.filter(([, table]) => {
    const same = keys.filter((key) => table[key] === words[key]);
    return same.length > 1 || (isWhole && keys.every((key) => Object.hasOwn(table, key)));
  }).map(([name]) => name);
}

/** Formats that a sentence may name: of files, and of what another program sends. */
const FORMATS = /\b(PDF|JPG|PNG|Word|Excel|JSON|MB|application\/json|multipart\/form-data)\b/g;

/** Whether a refusal is one or more whole Chinese sentences that no program's name stands in. */
function isPlainSentence(text: string): boolean {
  return (
    !/[A-Za-z]/.test(text.replace(FORMATS, '')) &&
    /[^。，；：、]。$/.test(text) &&
    !/。[，；：、。]/.test(text)
  );
}

const paths = ['apps', 'libs', 'workflows']
  .flatMap((folder) => filesUnder(folder))
  .filter((path) => /\.tsx?$/.test(path) && !/\.spec\.tsx?$/.test(path));

describe("the office's words", () => {
  it('are written in one dictionary each', () => {
    const others = paths
      .filter((path) => !HOME.test(path) && path !== 'libs/contracts/src/labels.ts')
      .flatMap((path) => literalsOf(path, readSource(path).text))
      .filter(({ where }) => !Object.hasOwn(NOT_NAMES, where))
      .flatMap((literal) => writtenAgain(literal).map((name) => `${literal.where} writes ${name} again`));
    expect(others).toEqual([]);
  });

  it('are written once where they stand, and taken over by name elsewhere', () => {
    const words = paths
      .filter((path) => HOME.test(path) || path === 'libs/contracts/src/labels.ts')
      .flatMap((path) => literalsOf(path, readSource(path).text))
      .flatMap(({ words: written }) => Object.values(written));
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
    expect(words.length).toBeGreaterThan(100);
  });

  it('say each refusal once', () => {
    const sentences = new Set<string>(Object.values(domain.REFUSALS));
    const others = paths
      .filter((path) => path !== 'libs/domain/src/refusals.ts')
      .flatMap((path) =>
        [...readSource(path).text.matchAll(/'([^'\n]+)'/g)].map(([, text]) => [path, text!] as const),
      )
      .filter(([, text]) => sentences.has(text));
    expect(others).toEqual([]);
  });

  it('refuse in whole sentences, without a field or a code of a program', () => {
    const faults = Object.entries({ ...domain.REFUSALS, ...domain.DEPARTMENT_REFUSALS, ...DETAILS })
      .filter(([, sentence]) => !isPlainSentence(sentence))
      .map(([code, sentence]) => `${code}: ${sentence}`);
    expect(faults).toEqual([]);
  });

  it.each([
    ['请另存为 PDF、Word 或 Excel 文件。', true],
    ['所选细胞不能结转；facts 逐个说明原因。', false],
    ['导入时须填写 commandId。', false],
    ['不能命名。：请核对。', false],
    ['不能命名', false],
  ])('know a sentence for a colleague: %s', (sentence, plain) => {
    expect(isPlainSentence(sentence)).toBe(plain);
  });

  it.each([
    ["const KINDS = { agree: '同意', disagree: '不同意' }", ['OPINION_NAMES']],
    [
      "const CHOICES = [{ value: 'agree', label: '赞成' }, { value: 'disagree', label: '反对' }]",
      ['OPINION_NAMES'],
    ],
    ["const HEADINGS = { agree: '同意的部门', name: '单位名称' }", []],
  ])('are found in %s', (text, tables) => {
    expect(literalsOf('x.ts', text).flatMap(writtenAgain)).toEqual(tables);
  });
});
