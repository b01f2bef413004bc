import '../acts/bulk.css';
import { Button } from 'antd';
import { useNarrow } from '../../device/media';

/** One facet of a list: its values with the number of rows for each. */
export interface Facet {
  name: string;
  label: string;
  counts: readonly { id: string; name: string; count: number }[];
}

interface FacetsProps {
  facets: readonly Facet[];
  values: Record<string, string | undefined>;
  onChange: (changed: Record<string, string | undefined>) => void;
}

/** Counts that filter the list when pressed; a second press removes the filter. A phone has them folded. */
export function Facets({ facets, values, onChange }: FacetsProps) {
  const narrow = useNarrow();
  const rows = (
    <>
      {facets
        .filter(({ counts, name }) => counts.length > 0 || values[name])
        .map(({ name, label, counts }) => (
          <div key={name} className="facet" role="group" aria-label={label}>
            <span className="facet-label">{label}</span>
            <div className="facet-choices">
              {counts.map(({ id, name: text, count }) => (
                <Button
                  key={id}
                  size="small"
                  shape="round"
                  type={values[name] === id ? 'primary' : 'default'}
                  aria-pressed={values[name] === id}
                  onClick={() => onChange({ [name]: values[name] === id ? undefined : id })}
                >
                  {text} {count}
                </Button>
              ))}
              {values[name] && !counts.some(({ id }) => id === values[name]) && (
                <Button size="small" shape="round" onClick={() => onChange({ [name]: undefined })}>
                  清除此条件
                </Button>
              )}
            </div>
          </div>
        ))}
    </>
  );
  const chosen = facets.flatMap(
    ({ name, counts }) => counts.find(({ id }) => id === values[name])?.name ?? [],
  );
  return (
    <section className="card facets" aria-label="分类统计">
      {narrow ? (
        <details>
          <summary>按类筛选{chosen.length > 0 && `：${chosen.join('、')}`}</summary>
          {rows}
        </details>
      ) : (
        rows
      )}
    </section>
  );
}
