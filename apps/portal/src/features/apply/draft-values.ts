import type { ApplicationView, CellTypeItem } from '@app/contracts';
import type { Ask } from '../../server/api';

/** The form values of a draft. */
export interface DraftValues {
  unit: Partial<
    Record<'name' | 'creditCode' | 'noCodeReason' | 'address' | 'street' | 'site', string | null>
  > & { codeConfirmed?: boolean | null };
  contact: Partial<Record<'name' | 'phone' | 'email', string | null>>;
  form: ApplicationView['form'];
  selfScore: Record<string, number | string | null | undefined>;
}

/** A form field of a cell type. Which options it has depends on `kind`. */
export type FormField = CellTypeItem['form'][number] & {
  choices?: { value: string; name: string }[];
  min?: number;
  max?: number;
  mustBe?: boolean;
  /** The field is asked for only while another has one of these answers. */
  when?: { field: string; is: unknown[] };
};

/** Returns the fields that the answers so far ask for. */
export function askedFor(fields: readonly FormField[], answers: Record<string, unknown> = {}): FormField[] {
  const isAsked = ({ when }: FormField): boolean => {
    if (!when) return true;
    const other = fields.find(({ id }) => id === when.field);
    return other !== undefined && isAsked(other) && when.is.includes(answers[when.field]);
  };
  return fields.filter(isAsked);
}

/** A rubric item. */
export type RubricItem = CellTypeItem['rubric']['items'][number] & {
  standard?: string;
  method?: string;
  steps?: { marks: number; when: string }[];
};

/** Returns the initial form values of an application. */
export function valuesOf({ unit, contact, form, selfScore }: ApplicationView): DraftValues {
  const { id: _, ...typed } = unit;
  return { unit: typed, contact, form, selfScore };
}

/** Returns the request body, without empty values. */
export function bodyOf(
  values: DraftValues,
  { programmeYear, cellType }: Pick<ApplicationView, 'programmeYear' | 'cellType'>,
): Ask<'createApplication'>['body'] {
  const { unit, contact, form, selfScore } = values;
  return {
    programmeYear,
    cellType,
    unit: filled(unit),
    contact: filled(contact),
    form: filled(form) as Ask<'createApplication'>['body']['form'],
    selfScore: filled(selfScore) as Record<string, number | string>,
  };
}

/** Whether a field is a declaration that must be confirmed. The last step shows it, not the questions. */
export function isCommitment(field: FormField): boolean {
  return field.kind === 'boolean' && field.mustBe === true;
}

export const STEPS = ['单位信息', '申报内容', '自评与佐证', '承诺与提交'] as const;

/** Returns the index of the step where a fault can be corrected; undefined if it belongs to none. */
export function stepOf(pointer: string | undefined, fields: readonly FormField[]): number | undefined {
  const [part, id] = pointer?.split('/').slice(1) ?? [];
  if (part === 'unit' || part === 'contact') return 0;
  if (part === 'selfScore') return 2;
  if (part !== 'form') return undefined;
  return fields.some((field) => field.id === id && isCommitment(field)) ? 3 : 1;
}

/** Returns for each step what is still missing in it, that it is filled in, or that nothing is in it, which is allowed. */
export function stepStates(
  { missing, form, selfScore, files }: Pick<ApplicationView, 'missing' | 'form' | 'selfScore' | 'files'>,
  fields: readonly FormField[],
): string[] {
  const questions = fields.filter((field) => !isCommitment(field));
  const isForItem = ({ itemId }: { itemId: string | null }) => itemId !== null;
  const isBegun = [
    true,
    questions.some(({ id }) => id in filled(form)) || files.some((file) => !isForItem(file)),
    Object.keys(filled(selfScore)).length > 0 || files.some(isForItem),
    true,
  ];
  return STEPS.map((_, i) => {
    const open = missing.filter(({ pointer }) => stepOf(pointer, fields) === i).length;
    if (open > 0) return `待填 ${open}`;
    return isBegun[i] ? '已填好' : '未填，可不填';
  });
}

function filled(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}
