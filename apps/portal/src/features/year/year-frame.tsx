import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { Page } from '../../components/page';
import { YearNav } from './year-nav';

interface YearFrameProps {
  /** Of the part. */
  title: string;
  lead?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
}

/** The year that the address names. */
export function useYear(): string {
  const { year = '' } = useParams();
  return year;
}

/** Around every page of a year: which year, which part. */
export function YearFrame({ title, lead, extra, children }: YearFrameProps) {
  const year = useYear();
  return (
    <Page title={`${year} 年度${title}`} lead={lead} extra={extra}>
      <YearNav year={year} />
      {children}
    </Page>
  );
}
