import type { ReactNode } from 'react';

interface PlainTableProps {
  /** Names the region, which scrolls where it is wider than the window. */
  label: string;
  heads: readonly string[];
  className?: string;
  /** The rows, `tr` elements. */
  children: ReactNode;
}

/** A table that is only read. */
export function PlainTable({ label, heads, className = 'plain-table', children }: PlainTableProps) {
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label={label}>
      <table className={className}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
