const DIGITS = '一二三四五六七八九十';

/** Returns a name with its Chinese digits as numbers, so that 二 comes before 三. */
function countable(name: string): string {
  return name.replace(/[一二三四五六七八九十]/g, (digit) => String(DIGITS.indexOf(digit)));
}

/** Returns people with the inspectors first, each group by name. */
export function inspectorsFirst<P extends { name: string; role: string }>(people: readonly P[]): P[] {
  return people.toSorted(
    (a, b) =>
      Number(b.role === 'inspector') - Number(a.role === 'inspector') ||
      countable(a.name).localeCompare(countable(b.name), 'zh-CN'),
  );
}
