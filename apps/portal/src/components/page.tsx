import type { ReactNode } from 'react';
import { useDistrict } from '../server/use-district';
import { YearChoice, type YearScope } from '../years/year-choice';

interface PageProps {
  title: string;
  /** Shown instead of the title. */
  heading?: ReactNode;
  /** Shown beside the title. */
  extra?: ReactNode;
  /** Shown under the title. */
  lead?: ReactNode;
  /** Puts the chooser of the year beside the title. `years`: the years to choose from, if not all of the record. */
  year?: YearScope;
  years?: readonly number[];
  children: ReactNode;
}

/** The frame of a page. The title is both the document title and the heading. */
export function Page({ title, heading, extra, lead, year, years, children }: PageProps) {
  const { header } = useDistrict();
  return (
    <article className="page">
      <title>{`${title} · ${header}`}</title>
      <header className="page-head">
        <div>
          <h1>{heading ?? title}</h1>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {(extra || year) && (
          <div className="page-extra">
            {year && <YearChoice scope={year} among={years} />}
            {extra}
          </div>
        )}
      </header>
      {children}
    </article>
  );
}
