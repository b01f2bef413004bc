import type { SettingsView } from '@app/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { dateText, momentText } from '../../dates/time';
import { RulesTable } from '../../components/rules-table';

/** The part 版本 (versions): who published each version, when and why, and how many applications use it. */
export function Versions({ view, canApply }: { view: SettingsView; canApply: boolean }) {
  return (
    <RulesTable
      label="版本"
      heads={['版本', '施行', '公布', '理由', '采用厂家的', '办理中的申报', '']}
      rows={view.versions.map((one) => ({
        key: one.version,
        name: one.version,
        changed: false,
        cells: [
          <span key="version">
            <Link to={`/settings?year=${view.programmeYear}&version=${one.version}`}>{one.version}</Link>{' '}
            {one.inForce && <Tag color="green">现行</Tag>}
          </span>,
          dateText(one.effectiveFrom),
          `${one.publishedBy ?? '随系统带来'}，${momentText(one.publishedAt)}`,
          one.reason ?? '',
          one.vendorVersion ?? '',
          `${one.openApplications} 件${one.waiting > 0 ? `，另有 ${one.waiting} 件正在改用` : ''}`,
          canApply && one.inForce && one.basedOn !== null && (
            <Link to={`/settings/${one.version}/apply`}>让办理中的申报改用</Link>
          ),
        ],
      }))}
    />
  );
}
