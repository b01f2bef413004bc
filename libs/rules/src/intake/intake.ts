import { findCellType, getCellType } from '../find';
import type { CellType, FormField, RuleSet } from '../schema/rule-set';

export interface FormFault {
  field: string;
  code: 'fieldMissing' | 'fieldWrongKind' | 'fieldOutOfRange' | 'choiceUnknown' | 'notConfirmed';
  detail: string;
}

type Form = Readonly<Record<string, unknown>>;

/** Returns the fields of the form of a type. Where a name mentions 信用回溯期, the years of the rules stand beside it. */
export function formFieldsOf({ form, settings }: RuleSet, code: string): FormField[] {
  const { value: years } = settings.creditLookBackYears;
  return form
    .filter((field) => !field.cellTypes || field.cellTypes.includes(code))
    .map((field) => ({ ...field, name: field.name.replace(LOOK_BACK, `$&（近${years}年）`) }));
}

const LOOK_BACK = '信用回溯期';

/** Returns whether a form asks for a field: its condition, if it has one, is met by the answers above it. */
export function isAskedFor(fields: readonly FormField[], field: FormField, form: Form): boolean {
  if (!field.when) return true;
  const { field: id, is } = field.when;
  const other = fields.find((one) => one.id === id);
  if (!other || !isAskedFor(fields, other, form)) return false;
  return is.includes((Object.hasOwn(form, id) ? form[id] : undefined) as string | boolean);
}

/**
 * Returns what must be corrected in a form before submission. Fields that the rules do not have, and fields that the
 * answers do not ask for, are ignored.
 */
export function formFaults(ruleSet: RuleSet, code: string, form: Form): FormFault[] {
  const fields = formFieldsOf(ruleSet, code);
  return fields.flatMap((field) => {
    if (!isAskedFor(fields, field, form)) return [];
    const fault = faultOf(field, Object.hasOwn(form, field.id) ? form[field.id] : undefined);
    return fault ? [{ field: field.id, ...fault }] : [];
  });
}

/**
 * Returns the type under which a unit must apply instead, or undefined when its type is right. The exclusions of the
 * row decide, by the end of the name of the unit or by an answer of the form.
 */
export function findOtherType(
  ruleSet: RuleSet,
  code: string,
  unit: { name: string; form: Form },
): CellType | undefined {
  const name = bareName(unit.name);
  const excluded = getCellType(ruleSet, code).excludes?.find(
    ({ unitKind, nameEndings }) =>
      unit.form.unitKind === unitKind || nameEndings.some((ending) => name.endsWith(ending)),
  );
  return excluded && findCellType(ruleSet, excluded.cellType);
}

/**
 * Returns the name of a unit without spaces and without a bracketed addition (half or full width) at its end:
 * 某中学(东湖校区).
 */
function bareName(name: string): string {
  return name.replace(/\s+/g, '').replace(/([(\uff08][^()\uff08\uff09]*[)\uff09])+$/, '');
}

function faultOf(field: FormField, answer: unknown): Omit<FormFault, 'field'> | undefined {
  if (answer === undefined || answer === null || answer === '') {
    return field.required ? { code: 'fieldMissing', detail: `请填写“${field.name}”。` } : undefined;
  }
  const wrongKind = { code: 'fieldWrongKind', detail: `“${field.name}”的填写方式不对。` } as const;
  switch (field.kind) {
    case 'boolean':
      if (typeof answer !== 'boolean') return wrongKind;
      return field.mustBe && !answer
        ? { code: 'notConfirmed', detail: `请确认“${field.name}”。` }
        : undefined;
    case 'number':
      if (typeof answer !== 'number' || !Number.isFinite(answer)) return wrongKind;
      return answer < (field.min ?? -Infinity) || answer > (field.max ?? Infinity)
        ? { code: 'fieldOutOfRange', detail: `“${field.name}”超出范围。` }
        : undefined;
    case 'text':
      return typeof answer === 'string' ? undefined : wrongKind;
    case 'choice':
      return field.choices!.some((choice) => choice.value === answer)
        ? undefined
        : { code: 'choiceUnknown', detail: `“${field.name}”没有这个选项。` };
  }
}
