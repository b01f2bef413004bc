type Facts = Readonly<Record<string, { value?: unknown } | undefined>>;

/** Whether a contact of the office is incomplete. A public notice (公示) then shows 待填写 in its place. */
export function isContactMissing({ contactName, contactPhone, contactAddress }: Facts): boolean {
  return [contactName, contactPhone, contactAddress].some((fact) => !fact?.value);
}
