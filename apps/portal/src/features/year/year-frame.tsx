import type { ReactNode } from 'react';
import { Page } from '../../components/page';
import { useYear } from '../../years/use-year';
import { YearNav } from './year-nav';

interface YearFrameProps {
  /** The title of the part, without the year. */
  title: string;
  lead?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of a year: title, chooser of the year and navigation between its parts. */
export function YearFrame({ title, lead, extra, children }: YearFrameProps) {
  const year = useYear();
  return (
    <Page title={`${year} 年度${title}`} lead={lead} extra={extra} year="one">
      <YearNav year={year} />
      {children}
    </Page>
  );
}
