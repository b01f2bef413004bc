import type { DigestFacts, DigestLine } from '../facts';
import { longDate } from '../names';
import type { Parts } from './layout';

const GROUPS: [string, (line: DigestLine) => boolean][] = [
  ['已逾期', ({ daysLeft }) => daysLeft !== undefined && daysLeft < 0],
  ['今天到期', ({ daysLeft }) => daysLeft === 0],
  ['待办', ({ daysLeft }) => daysLeft === undefined || daysLeft > 0],
];

/** The words of a morning's digest: what is late, what is due today, what waits, each with its date and link. */
export function digestParts({ day, lines }: DigestFacts, base: string): { subject: string; parts: Parts } {
  const groups = GROUPS.map(([heading, belongs]) => ({ heading, lines: lines.filter(belongs) })).filter(
    (group) => group.lines.length > 0,
  );
  const counts = groups.map((group) => `${group.heading}${group.lines.length}件`).join(',');
  return {
    subject: `每日待办:${counts}`,
    parts: {
      title: '每日待办',
      paragraphs: [`${longDate(day)},您有${lines.length}件事项:${counts}。`],
      groups: groups.map((group) => ({
        heading: `${group.heading}(${group.lines.length})`,
        lines: group.lines.map((line) => ({
          text: `${line.title},${when(line)}`,
          link: `${base}${line.path}`,
        })),
      })),
      link: `${base}/tasks`,
      footer: ['您收到这封邮件,是因为您选择了每个工作日上午接收一封待办汇总。可在“我的账号”中改为逐件接收。'],
    },
  };
}

function when({ dueOn, daysLeft }: DigestLine): string {
  if (!dueOn || daysLeft === undefined) return '时限已停止计算';
  const last = `截止${longDate(dueOn)}`;
  if (daysLeft === 0) return `${last},今天到期`;
  return daysLeft < 0 ? `${last},逾期${-daysLeft}个工作日` : `${last},剩余${daysLeft}个工作日`;
}
