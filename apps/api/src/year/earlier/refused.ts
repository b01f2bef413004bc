import type { EarlierRow, RefusedRow } from '@app/database';
import { REFUSALS } from '@app/domain';
import { earlierHeading, type EarlierSheetRow, type SheetPlaceFault } from '@app/exports';

/** The column at which the record's refusal of a row stands, and its sentence; `number` is the case in the way. */
const WORDS: Record<string, [keyof EarlierSheetRow, (row: EarlierRow, number: string) => string]> = {
  duplicateApplication: [
    'name',
    ({ programmeYear }, number) =>
      `该单位 ${programmeYear} 年度已有这一类型的申报或细胞${number}，不再补录。`,
  ],
  alreadyNamed: ['name', (_, number) => `该单位已命名为这一类型的细胞${number}，不再补录。`],
  likelyDouble: [
    'name',
    (_, number) =>
      `同名单位已有这一类型的申报或细胞${number}，疑似同一单位；确为另一单位的，在“${earlierHeading('isDistinct')}”填“是”。`,
  ],
  unitCodeTaken: ['creditCode', () => REFUSALS.unitCodeTaken],
  documentNumberTaken: [
    'documentNumber',
    () => '该文号已用于另一日期的命名文件，或已是上报文件的文号，请核对命名文号和命名日期。',
  ],
  yearTakesNoMore: ['year', ({ programmeYear }) => `${programmeYear} 年度已办结，不再补录。`],
  unitNameDiffers: ['name', () => '该代码在单位库中登记的名称与本行不同，请核对。'],
};

/** Returns why the record refuses a row, at its column. */
export function faultOfRefused({ line, code, detail, number }: RefusedRow, row: EarlierRow): SheetPlaceFault {
  const [key, words] = WORDS[code] ?? [];
  const sentence = detail ?? words?.(row, number ? `（${number}）` : '') ?? '这一行不能补录，请核对。';
  return { line, ...(key && { column: earlierHeading(key) }), code, detail: sentence };
}
