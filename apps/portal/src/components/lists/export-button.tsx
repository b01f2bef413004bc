import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { queryOf } from '../../server/api';
import { texts } from '../../texts';
import { DownloadDialog } from './download-dialog';
import { useDownload } from './use-download';

/** A menu entry: downloads the file at `address`, or calls `onClick`. Entries of the same `group` stand under its name. */
export type ExportItem = { key: string; label: string; group?: string } & (
  { address: string } | { onClick: () => void }
);

/** A button with a menu of downloads. A long download shows its progress. */
export function ExportMenu({ items, label = texts.list.export }: { items: ExportItem[]; label?: string }) {
  const download = useDownload();
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: groupsOf(items)
            .map(([group, some]) => {
              const children = some.map((item) => ({
                key: item.key,
                label: item.label,
                onClick: () => ('address' in item ? download.start(item.address) : item.onClick()),
              }));
              return group === undefined
                ? children
                : { type: 'group' as const, key: group, label: group, children };
            })
            .flat(),
        }}
      >
        <Button icon={<DownloadOutlined />} loading={download.progress !== undefined}>
          {label}
        </Button>
      </Dropdown>
      <DownloadDialog download={download} />
    </>
  );
}

/** Returns the entries by group, in their order. */
function groupsOf(items: readonly ExportItem[]): [group: string | undefined, items: ExportItem[]][] {
  const names = [...new Set(items.map(({ group }) => group))];
  return names.map((name) => [name, items.filter(({ group }) => group === name)]);
}

interface ExportButtonProps {
  at: string;
  query?: Record<string, unknown>;
  label?: string;
}

/** Exports a list with its current filters, as XLSX or CSV. */
export function ExportButton({ at, query = {}, label }: ExportButtonProps) {
  const address = (format: string) => `/api${at}${queryOf({ ...query, format })}`;
  return (
    <ExportMenu
      label={label}
      items={[
        { key: 'xlsx', label: texts.list.excel, address: address('xlsx') },
        { key: 'csv', label: texts.list.csv, address: address('csv') },
      ]}
    />
  );
}

/** Downloads one file. */
export function DownloadButton({ address, label }: { address: string; label: string }) {
  const download = useDownload();
  return (
    <>
      <Button
        icon={<DownloadOutlined />}
        loading={download.progress !== undefined}
        onClick={() => download.start(address)}
      >
        {label}
      </Button>
      <DownloadDialog download={download} />
    </>
  );
}
