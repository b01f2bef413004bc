import { useCall } from '../../query';

interface Choice {
  value: string;
  label: string;
}

const MOST = 200;

/** The year's cells and open applications, as choices: by unit and number. */
export function useCellChoices(year: string): { counted: Choice[]; open: Choice[]; unrecognised: Choice[] } {
  const programmeYear = year;
  const ask = (
    stage: 'municipalReport' | 'settled' | 'naming' | 'publicNotice' | 'officeReview' | 'inspection',
  ) => ({
    query: { programmeYear, stage, limit: MOST },
  });
  const { data: reporting } = useCall('listApplications', ask('municipalReport'));
  const { data: settled } = useCall('listApplications', ask('settled'));
  const { data: naming } = useCall('listApplications', ask('naming'));
  const { data: notice } = useCall('listApplications', ask('publicNotice'));
  const { data: review } = useCall('listApplications', ask('officeReview'));
  const { data: inspection } = useCall('listApplications', ask('inspection'));
  const named = [...(reporting?.items ?? []), ...(settled?.items ?? [])];
  const open = [naming, notice, review, inspection].flatMap((page) => page?.items ?? []);
  return {
    counted: named.map(choiceOf),
    open: open.map(choiceOf),
    unrecognised: (reporting?.items ?? []).map(choiceOf),
  };
}

function choiceOf({ number, unitName }: { number: string; unitName: string }): Choice {
  return { value: number, label: `${unitName} ${number}` };
}
