#!/usr/bin/env bash
# chinese-days 1.5.7: a year whose holidays the State Council has not published is answered as Monday to Friday, without a
# sign that nothing is known: National Day 2027 is a workday, and 2027 has no holiday at all. Its "in lieu" days
# are those off (休), not the weekend days worked for them (班), which a reader of 调休 might look for.
# One would guess: an unknown year throws or answers undefined; 1 October is a holiday in every year.
# Seen: 2026-10-01 workday false, 2027-10-01 workday true; 261 workdays in 2027, its weekdays; 2026-02-14 (班) in lieu false
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund chinese-days@1.5.7
cat >try.cjs <<'JS'
const assert = require('node:assert');
const { isHoliday, isInLieu, isWorkday } = require('chinese-days');

/** Every day of a year as text, which the library reads without the host's time zone. */
function daysOf(year) {
  const days = [];
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += 86_400_000)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}
const isWeekday = (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const figures = (year) => {
  const workdays = daysOf(year).filter((day) => isWorkday(day)).length;
  const weekdays = daysOf(year).filter(isWeekday).length;
  return { workdays, weekdays, nationalDay: isHoliday(`${year}-10-01`) };
};

console.log(`chinese-days ${require('chinese-days/package.json').version}`);
for (const year of [2026, 2027]) console.log(year, figures(year));
console.log('2026-02-14, worked on a Saturday:', { workday: isWorkday('2026-02-14'), inLieu: isInLieu('2026-02-14') });
assert.strictEqual(figures(2026).nationalDay, true);
assert.ok(figures(2026).workdays < figures(2026).weekdays);
assert.deepStrictEqual(figures(2027), { workdays: 261, weekdays: 261, nationalDay: false });
assert.deepStrictEqual([isWorkday('2026-02-14'), isInLieu('2026-02-14')], [true, false]);
JS
node try.cjs
