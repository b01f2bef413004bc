const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ADDRESS = new RegExp(
  `^[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_\`{|}~-]+)*@${LABEL}(?:\\.${LABEL})*$`,
);

/** An address that no mail may be sent to; the message does not repeat it. */
export class AddressError extends Error {}

/**
 * The address itself when it is one plain mailbox (no name, list, comment, quote, space or line break), at most
 * 254 characters with at most 64 before the `@`. Throws AddressError otherwise: such text could add a recipient.
 */
export function checkAddress(address: string): string {
  const plain = address.length <= 254 && address.indexOf('@') <= 64 && ADDRESS.test(address);
  if (!plain || address.endsWith('\n')) throw new AddressError('not a plain mail address');
  return address;
}
