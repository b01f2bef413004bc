import type { ReactNode } from 'react';
import { texts } from '../texts';

interface PageProps {
  title: string;
  /** Shown instead of the title. */
  heading?: ReactNode;
  /** Shown beside the title. */
  extra?: ReactNode;
  /** Shown under the title. */
  lead?: ReactNode;
  children: ReactNode;
}

/** The frame of a page. The title is both the document title and the heading. */
export function Page({ title, heading, extra, lead, children }: PageProps) {
  return (
    <article className="page">
      <title>{`${title} · ${texts.product}`}</title>
      <header className="page-head">
        <div>
          <h1>{heading ?? title}</h1>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {extra && <div className="page-extra">{extra}</div>}
      </header>
      {children}
    </article>
  );
}
