/** How often each id occurs, the most frequent first. */
export function tally(items: { id: string; name: string }[]): { id: string; name: string; count: number }[] {
  const counts = new Map<string, { id: string; name: string; count: number }>();
  for (const { id, name } of items) {
    const known = counts.get(id) ?? { id, name, count: 0 };
    counts.set(id, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}
