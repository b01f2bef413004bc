import type { ApplicationView, CellTypeItem } from '@app/contracts';

type Field = Pick<CellTypeItem['form'][number], 'id' | 'name'>;
type Item = Pick<CellTypeItem['rubric']['items'][number], 'id' | 'text'>;

const FILES = '附件不清晰或打不开';
const UNIT = '单位信息或联系方式有误';

/** Suggests what may be missing in an application, from its form, files and self-score. */
export function shortcomingsOf(application: ApplicationView, type: CellTypeItem): string[] {
  const { form, files, selfScore } = application;
  const fields = type.form.map((field) =>
    isEmpty(form[field.id]) && !files.some((file) => file.field === field.id)
      ? `${beginOfField(field)}未填写`
      : `${beginOfField(field)}填写不完整或有误`,
  );
  const proven = new Set(files.map(({ itemId }) => itemId));
  const unproven = type.rubric.items
    .filter(({ id }) => selfScore[id] !== undefined && selfScore[id] !== 'notApplicable' && !proven.has(id))
    .map((item) => `${beginOfItem(item)}缺少佐证材料`);
  return [...fields, ...unproven, FILES, UNIT];
}

/** What an application was returned for, by place: fields of the form, items of the rubric, the unit, the files. */
export interface Marked {
  fields: Set<string>;
  items: Set<string>;
  unit: boolean;
  files: boolean;
}

/** Finds the places that the list of what is missing names. What a reviewer wrote freely names none. */
export function markedIn(missing: readonly string[], type: Pick<CellTypeItem, 'form' | 'rubric'>): Marked {
  const begins = (begin: string) => missing.some((line) => line.startsWith(begin));
  return {
    fields: new Set(type.form.filter((field) => begins(beginOfField(field))).map(({ id }) => id)),
    items: new Set(type.rubric.items.filter((item) => begins(beginOfItem(item))).map(({ id }) => id)),
    unit: missing.includes(UNIT),
    files: missing.includes(FILES),
  };
}

function beginOfField({ name }: Field): string {
  return `${name}：`;
}

function beginOfItem({ id, text }: Item): string {
  return `自评 ${id} ${short(text)}：`;
}

function isEmpty(answer: unknown): boolean {
  return (
    answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && !answer.length)
  );
}

function short(text: string): string {
  const plain = text.replace(/[。；，]+$/, '');
  return plain.length > 30 ? `${plain.slice(0, 29)}…` : plain;
}
