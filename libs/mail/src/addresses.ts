const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ADDRESS = new RegExp(
  `^[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]+)*@${LABEL}(?:\\.${LABEL})*$`,
);

/** No mail may be sent to the address. The message does not contain it. */
export class AddressError extends Error {}

/**
 * Returns the address if it is one plain mailbox (no name, list, comment, quote, space or line break) of at most 254
 * characters, at most 64 of them before the `@`. Throws AddressError otherwise: such text could add a recipient.
 */
export function checkAddress(address: string): string {
  const plain = address.length <= 254 && address.indexOf('@') <= 64 && ADDRESS.test(address);
  if (!plain || address.endsWith('\n')) throw new AddressError('not a plain mail address');
  return address;
}
