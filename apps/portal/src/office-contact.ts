import type { District } from '@app/domain';

type Contact = Pick<District, 'contactName' | 'contactPhone' | 'contactAddress'>;

/** Whether a contact of the office is incomplete. A public notice (公示) then shows 待填写 in its place. */
export function isContactMissing({ contactName, contactPhone, contactAddress }: Contact): boolean {
  return [contactName, contactPhone, contactAddress].some((fact) => !fact);
}
