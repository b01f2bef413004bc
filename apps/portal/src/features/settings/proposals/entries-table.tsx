import { Checkbox, Tag } from 'antd';
import type { Entry } from './entry-text';
import { entryName, newsOf, versionLines } from './entry-text';

const COLORS: Record<Entry['side'], string> = { vendor: 'blue', office: 'default', both: 'gold' };

export interface EntriesTableProps {
  label: string;
  entries: readonly Entry[];
  ticked: ReadonlySet<string>;
  /** Absent when nothing can be taken. */
  onTick?: (path: string, isTicked: boolean) => void;
  /** The faults of the last preview by the path of their entry. */
  faults: ReadonlyMap<string, readonly string[]>;
  names: ReadonlyMap<string, string>;
}

/** The entries of a part in three versions, each with a tick to take the vendor's. */
export function EntriesTable({ label, entries, ticked, onTick, faults, names }: EntriesTableProps) {
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table rules-table proposal-table">
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">以前采用的</th>
            <th scope="col">本办的</th>
            <th scope="col">厂家新的</th>
            <th scope="col">谁改了</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const name = entryName(entry);
            const news = newsOf(entry);
            return (
              <tr key={entry.path} className={ticked.has(entry.path) ? 'is-taken' : undefined}>
                <td>
                  {onTick && !entry.ofYear ? (
                    <Checkbox
                      checked={ticked.has(entry.path)}
                      onChange={({ target }) => onTick(entry.path, target.checked)}
                      aria-label={`采用厂家的：${name}`}
                    >
                      {name}
                    </Checkbox>
                  ) : (
                    name
                  )}
                  {entry.ofYear && <p className="quiet">年度发布后在“年度”页设定，这里只供对照。</p>}
                  {entry.successors.map(({ department, successor }) => (
                    <p key={department} className="quiet">
                      厂家写的是{department}，现由{successor}承接，按{successor}采用。
                    </p>
                  ))}
                  {faults.get(entry.path)?.map((detail) => (
                    <p key={detail} className="entry-fault" role="alert">
                      {detail}
                    </p>
                  ))}
                </td>
                <td data-head="以前采用的">
                  <Lines lines={versionLines(entry, 'base', names)} />
                </td>
                <td data-head="本办的">
                  <Lines lines={versionLines(entry, 'office', names)} />
                </td>
                <td data-head="厂家新的">
                  <Lines lines={versionLines(entry, 'vendor', names)} />
                </td>
                <td data-head="谁改了">
                  <Tag color={COLORS[entry.side]}>{entry.sideName}</Tag>
                  {news && <Tag>{news}</Tag>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <span className="entry-lines">
      {lines.map((line, i) => (
        <span key={i}>{line}</span>
      ))}
    </span>
  );
}
