import type { TaskItem } from '@app/contracts';
import { Alert } from 'antd';

/** Warns that the chosen applications belong to several years: their lists and documents are made year by year. */
export function SeveralYears({ items }: { items: readonly TaskItem[] }) {
  const years = [...new Set(items.map(({ programmeYear }) => programmeYear))].sort((a, b) => a - b);
  if (years.length < 2) return null;
  const each = years.map((year) => {
    const count = items.filter(({ programmeYear }) => programmeYear === year).length;
    return `${year} 年度 ${count} 件`;
  });
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title={`所选申报分属不同年度（${each.join('、')}）。名单和文件按年度出具，宜分开办理。`}
    />
  );
}
