import type { ApplicationView } from '@app/contracts';

type Unit = ApplicationView['unit'];

/** The values of a unit in a form: an empty one is null. */
export type UnitFormValues = Pick<
  Unit,
  'name' | 'creditCode' | 'noCodeReason' | 'codeConfirmed' | 'address' | 'street'
>;

/** Returns the values that a correction begins with. */
export function unitValuesOf({
  name,
  creditCode,
  noCodeReason,
  codeConfirmed,
  address,
  street,
}: UnitFormValues): UnitFormValues {
  return { name, creditCode, noCodeReason, codeConfirmed, address, street };
}

/** Returns the unit to send: without what is empty. */
export function unitBodyOf(values: UnitFormValues) {
  const { name, creditCode, noCodeReason, codeConfirmed, address, street } = values;
  return {
    ...{ name, address, street },
    ...(creditCode && { creditCode }),
    ...(noCodeReason && { noCodeReason }),
    ...(codeConfirmed && creditCode && { codeConfirmed }),
  };
}

/** Whether a value differs from the one that the form began with; blanks around it do not count. */
export function isChanged<T extends object>(before: T, after: T): boolean {
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : (value ?? ''));
  return (Object.keys(before) as (keyof T)[]).some((key) => text(before[key]) !== text(after[key]));
}
