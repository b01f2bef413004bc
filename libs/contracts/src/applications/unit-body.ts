import { z } from 'zod';
import * as p from '../primitives';
import { checkCharacterFault, codeFormFault } from './credit-code';

/** The fields of a unit; either a code, or the reason why it has none. */
const fields = {
  name: p.line(120, 2),
  creditCode: p.creditCodeAsTyped.optional(),
  noCodeReason: p.line(200, 2).optional().describe('没有统一社会信用代码的原因'),
  codeConfirmed: z.boolean().optional().describe('代码的校验位不符：已与证照核对，确认无误'),
  address: p.line(200),
  street: p.line(60).describe('镇街，取自 GET /towns'),
};

interface Code {
  creditCode?: string;
  noCodeReason?: string;
  codeConfirmed?: boolean;
}

const CODE_OR_REASON = {
  path: ['creditCode'],
  message: '请填写统一社会信用代码；确实没有的，填写没有代码的原因，两者只填一项。',
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null, // also runs when other fields have faults
};
const CHECK_CHARACTER = {
  ...CODE_OR_REASON,
  message: '统一社会信用代码的校验位不正确，请核对是否输错；确与证照一致的，请勾选“已与证照核对”。',
};

const hasCodeOrReason = ({ creditCode, noCodeReason }: Code) =>
  (creditCode === undefined) !== (noCodeReason === undefined);

function isCodeRight({ creditCode, codeConfirmed }: Code): boolean {
  if (typeof creditCode !== 'string' || codeConfirmed || codeFormFault(creditCode)) return true;
  return checkCharacterFault(creditCode) === undefined;
}

/** A tick means something only where the check character is wrong. */
function confirmedOnlyIfWrong<T extends Code>({
  codeConfirmed,
  ...unit
}: T): Omit<T, 'codeConfirmed'> & Code {
  const isWrong = unit.creditCode !== undefined && checkCharacterFault(unit.creditCode) !== undefined;
  return { ...unit, ...(codeConfirmed && isWrong && { codeConfirmed }) };
}

/** A unit as the office or the unit itself corrects it. */
export const unitCorrection = z
  .strictObject(fields)
  .refine(hasCodeOrReason, CODE_OR_REASON)
  .refine(isCodeRight, CHECK_CHARACTER)
  .transform(confirmedOnlyIfWrong);

/** A unit as an application names it. */
export const unitBody = z
  .strictObject({ ...fields, site: p.line(60).optional().describe('校区、厂区等') })
  .refine(hasCodeOrReason, CODE_OR_REASON)
  .refine(isCodeRight, CHECK_CHARACTER)
  .transform(confirmedOnlyIfWrong);

export const contactBody = z.strictObject({ name: p.line(60), phone: p.phone, email: p.email });

/** 疑似重复 (likely double): another record of the same name, or the same unit named in another year. */
export const doubleView = z.object({
  kind: z.enum(['application', 'named', 'unit']),
  detail: z.string(),
  mustConfirm: z.boolean().describe('提交前须确认不是同一单位（isDistinct）'),
  unitId: z.string().optional().describe('可见的人才有'),
  applicationId: z.string().optional().describe('可见的人才有'),
  number: z.string().optional(),
});

export type UnitCorrection = z.output<typeof unitCorrection>;
export type ContactBody = z.output<typeof contactBody>;
export type DoubleView = z.infer<typeof doubleView>;
