import type { ApplicationView, CellTypeItem } from '@app/contracts';

/** Suggests what may be missing in an application, from its form, files and self-score. */
export function shortcomingsOf(application: ApplicationView, type: CellTypeItem): string[] {
  const { form, files, selfScore } = application;
  const fields = type.form.map(({ id, name }) =>
    isEmpty(form[id]) && !files.some(({ field }) => field === id)
      ? `${name}：未填写`
      : `${name}：填写不完整或有误`,
  );
  const proven = new Set(files.map(({ itemId }) => itemId));
  const unproven = type.rubric.items
    .filter(({ id }) => selfScore[id] !== undefined && selfScore[id] !== 'notApplicable' && !proven.has(id))
    .map(({ text }) => `自评 ${short(text)}：缺少佐证材料`);
  return [...fields, ...unproven, '附件不清晰或打不开', '单位信息或联系方式有误'];
}

function isEmpty(answer: unknown): boolean {
  return (
    answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && !answer.length)
  );
}

function short(text: string): string {
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}
