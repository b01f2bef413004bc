import { Button } from 'antd';
import { EntriesTable, type EntriesTableProps } from './entries-table';
import { byPart, type Entry, losesContent } from './entry-text';

interface MarksOnlyProps {
  entries: readonly Entry[];
  table: Pick<EntriesTableProps, 'ticked' | 'names' | 'faults' | 'onTick'>;
  /** Absent when nothing can be taken. */
  onChoose?: (entries: readonly Entry[]) => void;
}

/**
 * The entries in which the vendor changed punctuation marks alone (仅标点不同), folded: they are chosen in one go. Where the
 * office changed the content, taking the vendor's would undo that, so such an entry is chosen one by one only.
 */
export function MarksOnly({ entries, table, onChoose }: MarksOnlyProps) {
  const safe = entries.filter((entry) => !losesContent(entry));
  const kept = entries.length - safe.length;
  return (
    <details className="own-entries">
      <summary>仅标点不同的 {entries.length} 处</summary>
      <p className="quiet">
        厂家只把标点改为全角，数值和文字没有变。
        {kept > 0 && `其中 ${kept} 处本办改过内容，采用会改回厂家的内容，所以不随“全选”选中。`}
      </p>
      {onChoose && safe.length > 0 && <Button onClick={() => onChoose(safe)}>只选这 {safe.length} 处</Button>}
      {byPart(entries).map(({ part, name, entries: some }) => (
        <section key={part} className="proposal-part">
          <h2>{name}</h2>
          <EntriesTable {...table} label={`仅标点不同的${name}`} entries={some} />
        </section>
      ))}
    </details>
  );
}
