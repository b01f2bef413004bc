type Facts = Readonly<Record<string, { value?: unknown } | undefined>>;

/** Whether a public notice would not say in full whom people turn to: it then says 待填写. */
export function isContactMissing({ contactName, contactPhone, contactAddress }: Facts): boolean {
  return [contactName, contactPhone, contactAddress].some((fact) => !fact?.value);
}
