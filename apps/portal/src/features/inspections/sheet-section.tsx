import { type ApplicationView, ITEM_KIND_NAMES } from '@app/contracts';
import type { Marks } from '../../field/sheet-drafts';
import { ItemAnswer } from './item-answer';
import { ItemPhotos } from './item-photos';
import { isAnswered, markText, type RubricItem, type SectionTally } from './sheet-tally';

interface SheetSectionProps {
  section: SectionTally;
  application: ApplicationView;
  storageKey: string;
  marks: Marks;
  locked: boolean;
  onMark: (itemId: string, value: number | string | undefined) => void;
}

/** One section of a sheet with its running total. */
export function SheetSection({ section, marks, ...rest }: SheetSectionProps) {
  const { id, title, items, answered, earned, base, minimum, belowMinimum } = section;
  return (
    <section className="card sheet-section" aria-labelledby={`section-${id}`}>
      <header className="sheet-section-head">
        <h2 id={`section-${id}`}>
          {id} {title}
        </h2>
        <span>
          已填 {answered}/{items.length}
          {base > 0 && ` · ${earned}/${base} 分`}
        </span>
      </header>
      {belowMinimum && <p className="sheet-warn">本部分低于最低要求（{minimum}%）。</p>}
      {items.map((item) => (
        <Item key={item.id} item={item} mark={marks[item.id]} {...rest} />
      ))}
    </section>
  );
}

type ItemProps = Omit<SheetSectionProps, 'section' | 'marks'> & { item: RubricItem; mark?: number | string };

function Item({ item, mark, application, storageKey, locked, onMark }: ItemProps) {
  const own = application.selfScore[item.id];
  const { standard, method } = item as { standard?: string; method?: string };
  return (
    <div
      className="sheet-item"
      id={`item-${item.id}`}
      tabIndex={-1}
      role="group"
      aria-labelledby={`text-${item.id}`}
      data-answered={isAnswered(mark) || undefined}
    >
      <p className="sheet-text" id={`text-${item.id}`}>
        <b>{item.id}</b> <span className={`kind kind-${item.kind}`}>{ITEM_KIND_NAMES[item.kind]}</span>{' '}
        {item.text}
        {item.max !== undefined && <b> （{item.max} 分）</b>}
      </p>
      {(standard || method) && (
        <p className="quiet sheet-standard">
          {standard}
          {method && ` 考核方式：${method}`}
        </p>
      )}
      {own !== undefined && <p className="sheet-own">单位自评：{markText(own)}</p>}
      <ItemAnswer item={item} value={mark} disabled={locked} onChange={(value) => onMark(item.id, value)} />
      <ItemPhotos itemId={item.id} application={application} storageKey={storageKey} locked={locked} />
    </div>
  );
}
