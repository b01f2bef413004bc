/** How often each id occurs, the most frequent first; an id with several names bears them all. */
export function tally(items: { id: string; name: string }[]): { id: string; name: string; count: number }[] {
  const counts = new Map<string, { id: string; names: Set<string>; count: number }>();
  for (const { id, name } of items) {
    const known = counts.get(id) ?? { id, names: new Set<string>(), count: 0 };
    counts.set(id, { id, names: known.names.add(name), count: known.count + 1 });
  }
  const tallied = [...counts.values()].map(({ id, names, count }) => {
    return { id, name: [...names].join('、'), count };
  });
  return tallied.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}
