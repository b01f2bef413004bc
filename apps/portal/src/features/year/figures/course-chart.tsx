import type { YearView } from '@app/contracts';
import { PlainTable } from '../../../components/plain-table';
import { shortDate } from '../../../dates/time';
import { useNarrow } from '../../../device/media';

type Course = NonNullable<YearView['course']>;
type Gauge = YearView['gauges'][number];

const HIGH = 230;
const EDGE = { top: 12, right: 64, bottom: 26, left: 34 };

/** The room that a date below the curve takes. */
const DATE_WIDE = 95;

/** The course of the year (计入走势): the counted cells up to each day, beside the targets; its table is behind it. */
export function CourseChart({ course, gauges }: { course: Course; gauges: Gauge[] }) {
  const { points, months, today, projected } = course;
  const counted = points.at(-1)!.counted;
  return (
    <section className="card course" aria-labelledby="course">
      <h2 id="course">计入走势</h2>
      <Curve course={course} gauges={gauges} />
      <p>
        到今天计入 <strong>{counted}</strong> 个
        {projected !== null && `，照目前的速度，到年底约 ${projected} 个`}
        {today < course.length && `；距${shortDate(course.until)}还有 ${course.length - today} 天`}。
      </p>
      <details>
        <summary>按月的数字</summary>
        <PlainTable label="按月计入的数字" heads={['月份', '当月', '累计']}>
          {months.map(({ month, added, counted: sum }) => (
            <tr key={month}>
              <th scope="row">{monthText(month)}</th>
              <td>{added > 0 ? `+${added}` : added}</td>
              <td>{sum}</td>
            </tr>
          ))}
        </PlainTable>
      </details>
    </section>
  );
}

function Curve({ course, gauges }: { course: Course; gauges: Gauge[] }) {
  const { points, length, today, months, projected } = course;
  const wide = useNarrow() ? 330 : 640; // about the width on the screen: letters keep their size
  const last = points.at(-1)!;
  const targets = [...new Map(gauges.map((gauge) => [gauge.target, gauge])).values()];
  const top = niceTop(
    Math.max(1, projected ?? 0, ...points.map((p) => p.counted), ...targets.map((g) => g.target)),
  );
  const x = (day: number) => EDGE.left + (day / Math.max(1, length)) * (wide - EDGE.left - EDGE.right);
  const y = (count: number) => HIGH - EDGE.bottom - (count / top) * (HIGH - EDGE.top - EDGE.bottom);
  const line = points.map((p, i) =>
    i === 0 ? `M${x(p.day)},${y(p.counted)}` : `H${x(p.day)}V${y(p.counted)}`,
  );
  return (
    <svg
      viewBox={`0 0 ${wide} ${HIGH}`}
      role="img"
      aria-label={inWords(course, targets)}
      className="course-curve"
    >
      {[0, top / 2, top].map((count) => (
        <g key={count} className="course-grid">
          <line x1={EDGE.left} x2={wide - EDGE.right} y1={y(count)} y2={y(count)} />
          <text x={EDGE.left - 6} y={y(count) + 4} textAnchor="end">
            {count}
          </text>
        </g>
      ))}
      {targets.map(({ id, target }) => (
        <g key={id} className="course-target">
          <line x1={EDGE.left} x2={wide - EDGE.right} y1={y(target)} y2={y(target)} />
          <text x={wide - EDGE.right + 6} y={y(target) + 4}>
            任务 {target}
          </text>
        </g>
      ))}
      <path className="course-line" d={`${line.join('')}H${x(Math.max(today, last.day))}`} />
      {projected !== null && (
        <path className="course-ahead" d={`M${x(today)},${y(last.counted)}L${x(length)},${y(projected)}`} />
      )}
      <circle className="course-now" cx={x(Math.max(today, last.day))} cy={y(last.counted)} r={4} />
      <text className="course-end" x={EDGE.left} y={HIGH - 6}>
        {shortDate(course.from)}
      </text>
      {months.length > 0 && x(today) - x(0) > DATE_WIDE && x(length) - x(today) > DATE_WIDE && (
        <text className="course-end" x={x(today)} y={HIGH - 6} textAnchor="middle">
          今天
        </text>
      )}
      <text className="course-end" x={wide - EDGE.right} y={HIGH - 6} textAnchor="end">
        {shortDate(course.until)}
      </text>
    </svg>
  );
}

/** Returns an even number at or above `most`, with a little room over it. */
function niceTop(most: number): number {
  const step = most <= 10 ? 2 : most <= 100 ? 10 : 50;
  return Math.ceil((most * 1.05) / step) * step;
}

function inWords({ points, projected }: Course, targets: readonly Gauge[]): string {
  const ahead = projected === null ? '' : `，照目前的速度到年底约 ${projected} 个`;
  return `计入走势：到今天 ${points.at(-1)!.counted} 个${ahead}；${targets.map(({ name, target }) => `${name} ${target} 个`).join('，')}。`;
}

function monthText(month: string): string {
  return `${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月`;
}
