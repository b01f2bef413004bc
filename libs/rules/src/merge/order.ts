/** The order of a list in the three versions, as the keys that both lines have; undefined when it is the same. */
export interface OrderDifference {
  side: 'vendor' | 'office' | 'both';
  base: string[];
  office: string[];
  vendor: string[];
}

/** Compares the orders of a list, apart from what was added or dropped. */
export function orderDifference(
  base: readonly string[],
  office: readonly string[],
  vendor: readonly string[],
): OrderDifference | undefined {
  const found = {
    base: among(base, [office, vendor]),
    office: among(office, [vendor]),
    vendor: among(vendor, [office]),
  };
  if (found.office.join() === found.vendor.join()) return undefined;
  const vendorMoved = hasMoved(base, vendor);
  const officeMoved = hasMoved(base, office);
  const side = vendorMoved === officeMoved ? 'both' : vendorMoved ? 'vendor' : 'office';
  return { side, ...found };
}

/**
 * Returns the keys of the merged list in order: the office's order, or the vendor's with the office's own keys after
 * their predecessors; then each key that only the vendor has, after its predecessor in the vendor's list. The result
 * depends on the keys that are kept, not on when each was taken.
 */
export function mergedOrder(
  office: readonly string[],
  vendor: readonly string[],
  { isKept, takesOrder }: { isKept: (key: string) => boolean; takesOrder: boolean },
): string[] {
  const own = office.filter(isKept);
  const shared = takesOrder ? among(vendor, [own]) : own;
  const keys = [...shared];
  for (const key of own) insertAfterPredecessor(keys, key, own);
  for (const key of vendor.filter(isKept)) insertAfterPredecessor(keys, key, vendor);
  return keys;
}

function insertAfterPredecessor(keys: string[], key: string, order: readonly string[]): void {
  if (keys.includes(key)) return;
  const before = order.slice(0, order.indexOf(key)).findLast((one) => keys.includes(one));
  keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key);
}

function hasMoved(base: readonly string[], line: readonly string[]): boolean {
  return among(base, [line]).join() !== among(line, [base]).join();
}

function among(keys: readonly string[], others: readonly (readonly string[])[]): string[] {
  return keys.filter((key) => others.every((other) => other.includes(key)));
}
