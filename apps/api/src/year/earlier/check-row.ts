import { contactBody, documentNumberFault, read, unitBody } from '@app/contracts';
import type { EarlierRow, UnitAccount } from '@app/database';
import {
  CITY_RESULT_NAMES,
  type CivilDate,
  type EarlierCase,
  enteredDocumentNumber,
  isCivilDate,
  PAPER_STAGES,
  STAGE_NAMES,
} from '@app/domain';
import {
  EARLIER_KINDS,
  earlierHeading,
  type EarlierLine,
  type EarlierSheetRow,
  type SheetPlaceFault,
  YES,
} from '@app/exports';
import { allowsSites, type RuleSet } from '@app/rules';

type Key = keyof EarlierSheetRow;

/** What the rows of a sheet are checked against. */
export interface Surroundings {
  /** The rules in force of each year that has some. */
  years: ReadonlyMap<number, RuleSet>;
  /** The 镇街 of today and former names, with which a cell of an earlier year may be written; empty: any text is right. */
  towns: readonly string[];
  /** Accounts of applicants by login. */
  accounts: ReadonlyMap<string, UnitAccount>;
  today: CivilDate;
}

/** A row whose content is right; whether the record takes it is not known yet. */
export type CheckedRow = Pick<
  EarlierRow,
  'programmeYear' | 'cellType' | 'unit' | 'contact' | 'applicantId' | 'isDistinct' | 'earlier'
>;

const CELL_ONLY: readonly Key[] = ['documentNumber', 'namedOn', 'cityResult', 'cityResultOn'];
const PAPER_ONLY: readonly Key[] = ['stage', 'enteredOn'];
const UNIT_KEYS = ['name', 'creditCode', 'noCodeReason', 'address', 'street', 'site'] as const;
const EARLIEST = '2000-01-01';

/** Returns a row of 补录表 as it is to be recorded, or every fault of it at its column. */
export function checkRow(
  { line, values }: EarlierLine,
  surroundings: Surroundings,
): { row: CheckedRow } | { faults: SheetPlaceFault[] } {
  const faults: SheetPlaceFault[] = [];
  const fault = (key: Key, code: string, detail: string) => {
    faults.push({ line, column: earlierHeading(key), code, detail });
  };
  const year = yearOf(values, surroundings, fault);
  const ruleSet = year === undefined ? undefined : surroundings.years.get(year);
  const cellType = ruleSet && typeOf(values, ruleSet, fault);
  const unit = unitOf(values, surroundings.towns, fault);
  if (values.site !== '' && ruleSet && cellType && !allowsSites(ruleSet, cellType))
    fault('site', 'sitesNotAllowed', '这一类型按单位申报，不分校区、厂区，请清空此项。');
  const contact = contactOf(values, fault);
  const applicantId = accountOf(values, surroundings.accounts, fault);
  for (const key of ['codeConfirmed', 'isDistinct'] as const)
    if (values[key] !== '' && values[key] !== YES)
      fault(key, 'answerUnknown', `请填“${YES}”或留空，不能填“${brief(values[key])}”。`);
  const earlier = earlierOf(values, year, surroundings.today, fault);
  if (faults.length > 0) return { faults };
  return {
    row: {
      ...{ programmeYear: year!, cellType: cellType!, unit: unit!, contact: contact!, earlier: earlier! },
      ...(applicantId && { applicantId }),
      isDistinct: values.isDistinct === YES,
    },
  };
}

type Fault = (key: Key, code: string, detail: string) => void;

function yearOf({ year }: EarlierSheetRow, { years }: Surroundings, fault: Fault): number | undefined {
  const [, digits] = /^(\d{4})\s*年?(?:度)?$/.exec(year) ?? [];
  if (!digits) {
    fault('year', year === '' ? 'fieldMissing' : 'yearInvalid', '请填写四位年份，例如 2023。');
    return undefined;
  }
  if (years.has(Number(digits))) return Number(digits);
  fault('year', 'unknownProgramme', `${digits} 年度尚未在系统中建立，请先在“新建年度”中建立并发布，再补录。`);
  return undefined;
}

function typeOf({ cellType }: EarlierSheetRow, { cellTypes }: RuleSet, fault: Fault): string | undefined {
  const found = cellTypes.find(({ code, name }) => name === cellType || code === cellType.toUpperCase());
  if (cellType === '') fault('cellType', 'fieldMissing', '请填写细胞类型，例如“无废学校”。');
  else if (!found) fault('cellType', 'unknownCellType', `该年度没有“${brief(cellType)}”这一类型。`);
  return found?.code;
}

function unitOf(
  values: EarlierSheetRow,
  towns: readonly string[],
  fault: Fault,
): EarlierRow['unit'] | undefined {
  const typed = Object.fromEntries(
    UNIT_KEYS.filter((key) => values[key] !== '').map((key) => [key, values[key]]),
  );
  const reading = read(unitBody, { ...typed, ...(values.codeConfirmed === YES && { codeConfirmed: true }) });
  if (values.street !== '' && towns.length > 0 && !towns.includes(values.street))
    fault('street', 'unknownTown', '镇街名单中没有这一名称，请按名单填写，或先在“镇街名单”中增加。');
  if (reading.ok) return reading.value;
  for (const { pointer = '', detail } of reading.faults) {
    const key = UNIT_KEYS.find((one) => pointer === `/${one}`) ?? 'name';
    const isConfirmable = key === 'creditCode' && detail.includes('校验位');
    fault(
      ...([key, values[key] === '' ? 'fieldMissing' : 'fieldInvalid'] as const),
      isConfirmable
        ? `统一社会信用代码的校验位不正确，请核对是否输错；确与证照一致的，在“${earlierHeading('codeConfirmed')}”填“${YES}”。`
        : worded(key, detail),
    );
  }
  return undefined;
}

function contactOf(
  { contact, phone, email }: EarlierSheetRow,
  fault: Fault,
): EarlierRow['contact'] | undefined {
  const reading = read(contactBody, { name: contact, phone, email });
  if (reading.ok) return reading.value;
  const keys: Record<string, Key> = { '/name': 'contact', '/phone': 'phone', '/email': 'email' };
  const typed: Partial<Record<Key, string>> = { contact, phone, email };
  for (const { pointer = '', detail } of reading.faults) {
    const key = keys[pointer] ?? 'contact';
    fault(
      ...([key, typed[key] === '' ? 'fieldMissing' : 'fieldInvalid'] as const),
      typed[key] === '' ? `请填写${earlierHeading(key)}。` : worded(key, detail),
    );
  }
  return undefined;
}

function accountOf(
  { login, kind, creditCode }: EarlierSheetRow,
  accounts: Surroundings['accounts'],
  fault: Fault,
): string | undefined {
  if (login === '') {
    if (kind === EARLIER_KINDS.paper)
      fault(
        'login',
        'fieldMissing',
        '在办的须填写单位账号，补正、整改由该账号办理；没有的，请先邀请该单位。',
      );
    return undefined;
  }
  const account = accounts.get(login.toLowerCase());
  if (!account) fault('login', 'unknownAccount', `没有可用的单位账号“${brief(login)}”。`);
  else if (account.unitCode !== null && account.unitCode !== creditCode.toUpperCase())
    fault('login', 'accountOfOther', '该账号属于另一单位，其统一社会信用代码与本行不同。');
  return account?.id;
}

function earlierOf(
  values: EarlierSheetRow,
  year: number | undefined,
  today: CivilDate,
  fault: Fault,
): EarlierCase | undefined {
  const day = (key: Key, isNeeded: boolean, from: CivilDate = EARLIEST, since = '') =>
    dayOf(values, key, { isNeeded, from, since, today }, fault);
  const empty = (keys: readonly Key[], kind: string) => {
    for (const key of keys)
      if (values[key] !== '') fault(key, 'notForKind', `类别为“${kind}”的不填此项，请清空。`);
  };
  if (values.kind === EARLIER_KINDS.cell) {
    empty(PAPER_ONLY, EARLIER_KINDS.cell);
    return cellOf(values, year, day, fault);
  }
  if (values.kind === EARLIER_KINDS.paper) {
    empty(CELL_ONLY, EARLIER_KINDS.paper);
    const submittedOn = day('submittedOn', true);
    const enteredOn = day('enteredOn', true, submittedOn, '申报日期');
    const stage = PAPER_STAGES.find((one) => STAGE_NAMES[one] === values.stage);
    if (!stage) {
      const known = PAPER_STAGES.map((one) => STAGE_NAMES[one]).join('”“');
      fault(
        'stage',
        values.stage === '' ? 'fieldMissing' : 'stageUnknown',
        `请填写所处环节，应为“${known}”之一。`,
      );
    }
    return stage && submittedOn && enteredOn ? { kind: 'paper', submittedOn, stage, enteredOn } : undefined;
  }
  const known = Object.values(EARLIER_KINDS).join('”或“');
  fault('kind', values.kind === '' ? 'fieldMissing' : 'kindUnknown', `请填“${known}”。`);
  return undefined;
}

type Day = (key: Key, isNeeded: boolean, from?: CivilDate, since?: string) => CivilDate | undefined;

function cellOf(
  values: EarlierSheetRow,
  year: number | undefined,
  day: Day,
  fault: Fault,
): EarlierCase | undefined {
  const documentNumber = enteredDocumentNumber(values.documentNumber);
  const wrong = documentNumber === '' ? '请填写命名文号。' : documentNumberFault(documentNumber);
  if (wrong) fault('documentNumber', documentNumber === '' ? 'fieldMissing' : 'documentNumberInvalid', wrong);
  const submittedOn = day('submittedOn', false);
  const namedOn = day('namedOn', true, submittedOn, '申报日期');
  const namedIn = namedOn && Number(namedOn.slice(0, 4));
  if (namedIn && year && namedIn < year)
    fault('namedOn', 'namedOutOfYear', `${year} 年度的细胞不应在 ${year} 年以前命名，请核对。`);
  const { cityResult } = values;
  const isAnswered = cityResult !== '' || values.cityResultOn !== '';
  const result = (['recognised', 'notRecognised'] as const).find(
    (one) => CITY_RESULT_NAMES[one] === cityResult,
  );
  if (isAnswered && !result) {
    const detail = `请填“${CITY_RESULT_NAMES.recognised}”或“${CITY_RESULT_NAMES.notRecognised}”；市级尚无结果的，结果和日期都留空。`;
    fault('cityResult', cityResult === '' ? 'fieldMissing' : 'resultUnknown', detail);
  }
  const on = isAnswered ? day('cityResultOn', true, namedOn, '命名日期') : undefined;
  if (!namedOn) return undefined;
  return {
    ...{ kind: 'cell', submittedOn: submittedOn ?? namedOn, documentNumber, namedOn },
    ...(result && on && { answer: { result, on } }),
  };
}

function dayOf(
  values: EarlierSheetRow,
  key: Key,
  { isNeeded, from, since, today }: { isNeeded: boolean; from: CivilDate; since: string; today: CivilDate },
  fault: Fault,
): CivilDate | undefined {
  const text = values[key];
  if (text === '') {
    if (isNeeded) fault(key, 'fieldMissing', `请填写${earlierHeading(key)}，例如 2023-11-20。`);
    return undefined;
  }
  if (!isCivilDate(text) || text < EARLIEST)
    fault(key, 'dateInvalid', `“${brief(text)}”不是日期，请写作 2023-11-20。`);
  else if (text > today) fault(key, 'dateInFuture', '不能晚于今天。');
  else if (text < from) fault(key, 'dateBefore', `不能早于${since}。`);
  else return text;
  return undefined;
}

function worded(key: Key, detail: string): string {
  return detail === '缺少此项。' || detail === '此项不能为空。' ? `请填写${earlierHeading(key)}。` : detail;
}

function brief(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
