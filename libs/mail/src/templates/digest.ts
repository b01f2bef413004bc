import { longDate } from '@app/domain';
import type { DigestFacts, DigestLine } from '../facts';
import type { Parts } from './layout';

type Group = keyof NonNullable<DigestFacts['more']>;

const GROUPS: [Group, string, (line: DigestLine) => boolean][] = [
  ['late', '已逾期', ({ daysLeft }) => daysLeft !== undefined && daysLeft < 0],
  ['today', '今天到期', ({ daysLeft }) => daysLeft === 0],
  ['waiting', '待办', ({ daysLeft }) => daysLeft === undefined || daysLeft > 0],
];
const NO_MORE = { late: 0, today: 0, waiting: 0 };

/** The content of a digest: what is overdue, due today, and waiting, each line with its date and link. */
export function digestParts(
  { day, lines, more = NO_MORE, returned = [], seals = [] }: DigestFacts,
  base: string,
): { subject: string; parts: Parts } {
  const groups = GROUPS.map(([key, heading, belongs]) => {
    const own = lines.filter(belongs);
    return { heading, lines: own, count: own.length + more[key] };
  }).filter(({ count }) => count > 0);
  const counts = [
    ...groups.map(({ heading, count }) => `${heading}${count}件`),
    ...(returned.length > 0 ? [`市级退回${returned.length}件`] : []),
  ].join('，');
  const unlisted = more.late + more.today + more.waiting;
  const rest = {
    heading: `另有${unlisted}项未列出`,
    lines: [{ text: '见“待办”', link: `${base}/tasks` }],
  };
  const sealLine = ({ year, day: sealed, root }: (typeof seals)[number]) => ({
    text: `${year}年度，至${longDate(sealed)}：${root}`,
    link: `${base}/evidence?year=${year}`,
  });
  const returnedLine = ({ unitName, number, reason, path }: (typeof returned)[number]) => ({
    text: `${unitName}（${number}）${reason ? `：${reason}` : ''}`,
    link: `${base}${path}`,
  });
  return {
    subject: `每日待办：${counts}`,
    parts: {
      title: '每日待办',
      paragraphs: [`${longDate(day)}，您有${lines.length + unlisted + returned.length}件事项：${counts}。`],
      groups: [
        ...groups.map((group) => ({
          heading: `${group.heading}（${group.count}）`,
          lines: group.lines.map((line) => ({
            text: `${line.title}，${when(line)}`,
            link: `${base}${line.path}`,
          })),
        })),
        ...(unlisted > 0 ? [rest] : []),
        ...(returned.length > 0
          ? [
              {
                heading: `市级退回，由申报单位补充材料（${returned.length}）`,
                lines: returned.map(returnedLine),
              },
            ]
          : []),
        ...(seals.length > 0 ? [{ heading: '记录的封存值', lines: seals.map(sealLine) }] : []),
      ],
      link: `${base}/tasks`,
      footer: [
        '您收到这封邮件，是因为您选择了每个工作日上午接收一封待办汇总。可在“我的账号”中改为逐件接收。',
      ],
    },
  };
}

function when({ dueOn, daysLeft }: DigestLine): string {
  if (!dueOn || daysLeft === undefined) return '时限已停止计算';
  const last = `截止${longDate(dueOn)}`;
  if (daysLeft === 0) return `${last}，今天到期`;
  return daysLeft < 0 ? `${last}，逾期${-daysLeft}个工作日` : `${last}，剩余${daysLeft}个工作日`;
}
