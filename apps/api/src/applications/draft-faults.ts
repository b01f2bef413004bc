import { completeDraft, type Fault, read } from '@app/contracts';
import type { SettledContent, Towns, WrittenDraft } from '@app/database';
import { longDate, type Marks, sheetFaults } from '@app/domain';
import { allowsSites, findOtherType, formFaults, getCellType, rubricOf, type RuleSet } from '@app/rules';

const NAMES: Record<string, string> = {
  '/unit/name': '单位名称',
  '/unit/address': '地址',
  '/unit/street': '镇街',
  '/unit/site': '校区、厂区名称',
  '/contact/name': '联系人',
  '/contact/phone': '联系电话',
  '/contact/email': '电子邮箱',
};

type Written = Pick<WrittenDraft, 'unit' | 'contact' | 'form' | 'selfScore'>;

/** What a draft says of unit and contact, or what it lacks; pointers lead into the draft. */
export function readDraft({ unit, contact }: Pick<Written, 'unit' | 'contact'>):
  | { ok: true; value: Pick<SettledContent, 'unit' | 'contact'> }
  | {
      ok: false;
      faults: Fault[];
    } {
  const reading = read(completeDraft, { unit: filled(unit), contact: filled(contact) });
  if (reading.ok) return reading;
  return {
    ok: false,
    faults: reading.faults.map(({ pointer, detail }) => {
      const name = detail === '缺少此项。' && NAMES[pointer ?? ''];
      return { pointer, detail: name ? `请填写${name}。` : detail };
    }),
  };
}

/** Everything that a draft still needs before it can be submitted; `towns`: the 镇街 of today. */
export function missingOf(ruleSet: RuleSet, cellType: string, draft: Written, towns: KnownTowns): Fault[] {
  const reading = readDraft(draft);
  const right = otherType(ruleSet, cellType, draft);
  return [
    ...(right ? [{ pointer: '/cellType', detail: right.detail }] : []),
    ...(reading.ok ? [] : reading.faults),
    ...townFaultsOf(draft.unit, towns),
    ...(draft.unit.site && !allowsSites(ruleSet, cellType)
      ? [{ pointer: '/unit/site', detail: '这一类型按单位申报，不分校区、厂区，请清空此项。' }]
      : []),
    ...formFaultsOf(ruleSet, cellType, draft.form),
    ...selfScoreFaultsOf(ruleSet, cellType, draft.selfScore as Marks),
  ];
}

/** The 镇街 of today with those that end without a successor, and the names that are no more with what has taken their place. */
export type KnownTowns = Pick<Towns, 'names' | 'ending' | 'former'>;

/** The fault of a 镇街 that is to end without a successor, is not in the list, nor was under a former name; any text is right while there is no list. */
export function townFaultsOf(
  { street }: { street?: unknown },
  { names, ending, former }: KnownTowns,
): Fault[] {
  if (typeof street !== 'string' || street.trim() === '' || names.length === 0) return [];
  const end = ending.find(({ name }) => name === street.trim());
  if (end) {
    const detail = `“${end.name}”自${longDate(end.endsOn)}起撤销，没有承接镇街，请另选镇街。`;
    return [{ pointer: '/unit/street', detail }];
  }
  if (names.includes(street.trim()) || Object.hasOwn(former, street.trim())) return [];
  return [{ pointer: '/unit/street', detail: '请从镇街名单中选择；名单中没有的，请联系区无废办。' }];
}

/** What a form lacks. */
export function formFaultsOf(ruleSet: RuleSet, cellType: string, form: Record<string, unknown>): Fault[] {
  return formFaults(ruleSet, cellType, form).map(({ field, detail }) => ({
    pointer: `/form/${escaped(field)}`,
    detail,
  }));
}

/** What a self-score lacks, once it was begun: as a sheet of the same rubric. */
export function selfScoreFaultsOf(ruleSet: RuleSet, cellType: string, marks: Marks): Fault[] {
  if (Object.keys(marks).length === 0) return [];
  const rubric = rubricOf(ruleSet, getCellType(ruleSet, cellType).rubric);
  return sheetFaults(rubric, marks).map(({ itemId, detail }) => ({
    pointer: `/selfScore/${escaped(itemId)}`,
    detail,
  }));
}

/** The type under which the unit must be filed instead, with the sentence that says so. */
export function otherType(ruleSet: RuleSet, cellType: string, { unit, form }: Written) {
  const name = typeof unit.name === 'string' ? unit.name : '';
  const right = findOtherType(ruleSet, cellType, { name, form });
  if (!right) return undefined;
  const { no, code } = right;
  return { no, code, detail: `该单位不属于所选类型，请按第 ${no} 类“${right.name}”申报。` };
}

function filled(typed: Record<string, unknown>): Record<string, unknown> {
  const isFilled = (value: unknown) => value !== null && !(typeof value === 'string' && value.trim() === '');
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => isFilled(value)));
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
