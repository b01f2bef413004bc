import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Page } from '../../components/page';
import { YearNav } from './year-nav';

interface YearFrameProps {
  /** The title of the part, without the year. */
  title: string;
  lead?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
}

/** Returns the year in the path of the page. */
export function useYear(): string {
  const { year = '' } = useParams();
  return year;
}

/** The frame of every page of a year: title and navigation between years and parts. */
export function YearFrame({ title, lead, extra, children }: YearFrameProps) {
  const year = useYear();
  return (
    <Page title={`${year} 年度${title}`} lead={lead} extra={extra}>
      <YearNav year={year} />
      {children}
    </Page>
  );
}
