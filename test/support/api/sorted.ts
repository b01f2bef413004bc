import type { Client } from '../client';

type Item = Record<string, unknown>;

/** Reads a list two rows a page, with this order. Throws when a page repeats the place of the one before. */
async function walk(client: Client, path: string, sort?: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ;) {
    const order = sort ? `&sort=${sort}` : '';
    const page = await client.mustGet(`${path}${path.includes('?') ? '&' : '?'}limit=2${order}${cursor}`);
    items.push(...page.items);
    if (!page.nextCursor) return items;
    if (items.length > 500) throw new Error(`${path} does not end`);
    cursor = `&cursor=${page.nextCursor}`;
  }
}

/**
 * Returns what is wrong with the orders of a list: for each column both ways, whether every row comes once, in the order
 * of `keys`, and whether the descending order is the ascending one backwards.
 */
export async function faultsOfSorting(
  client: Client,
  path: string,
  keys: Record<string, (item: never) => string | number>,
): Promise<string[]> {
  const pinyin = new Intl.Collator('zh-Hans-CN');
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : pinyin.compare(String(a), String(b));
  const lines = (items: Item[]) => items.map((item) => JSON.stringify(item));
  const own = lines(await walk(client, path));
  const faults: string[] = own.length < 3 ? [`${path}: ${own.length} rows do not show an order`] : [];
  for (const [column, keyOf] of Object.entries(keys)) {
    const up = await walk(client, path, column);
    const down = await walk(client, path, `-${column}`);
    if (JSON.stringify(lines(up).sort()) !== JSON.stringify([...own].sort()))
      faults.push(`${column}: other rows`);
    if (JSON.stringify(lines(down).reverse()) !== JSON.stringify(lines(up)))
      faults.push(`${column}: not reversed`);
    const values = up.map((item) => keyOf(item as never));
    if (values.some((value, i) => i > 0 && compare(values[i - 1]!, value) > 0))
      faults.push(`${column}: ${values.join(', ')}`);
  }
  return faults;
}
