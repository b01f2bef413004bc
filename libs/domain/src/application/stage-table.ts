import type { ClockName } from '../rules/rules';
import type { PersonCommandType } from './commands';
import { isFinal, type Stage, STAGES } from './stages';

/** In which capacity someone acts on an application. */
export type Doer = 'applicant' | 'firstLead' | 'lead' | 'inspector' | 'office';

interface StageRow {
  /** What the stage accepts, and from whom. */
  accepts: Partial<Record<PersonCommandType, readonly Doer[]>>;
  /** The clocks that may run in it; none only in the draft and at an end. */
  clocks: readonly ClockName[];
  /** Where it can lead. */
  leadsTo: readonly Stage[];
}

const PAUSABLE = { suspend: ['office'], resume: ['office'] } as const;
const LEAVABLE = { withdraw: ['applicant'], ...PAUSABLE } as const;
const URGED_BY_BOTH = { urge: ['applicant', 'office'] } as const;

/** The procedure in one table (DESIGN 4): what each stage accepts and from whom, its clocks, its ways out. */
export const STAGE_TABLE = {
  draft: { accepts: { submit: ['applicant'] }, clocks: [], leadsTo: ['formalCheck'] },
  formalCheck: {
    accepts: {
      accept: ['firstLead'],
      returnForCorrection: ['firstLead'],
      refuseAcceptance: ['firstLead'],
      transfer: ['firstLead', 'office'],
      ...URGED_BY_BOTH,
      ...LEAVABLE,
    },
    clocks: ['formalCheck'],
    leadsTo: ['correction', 'departmentReview', 'refused', 'withdrawn'],
  },
  correction: {
    accepts: { resubmit: ['applicant'], urge: ['office'], ...LEAVABLE },
    clocks: ['correction'],
    leadsTo: ['formalCheck', 'departmentReview', 'lapsed', 'withdrawn'],
  },
  departmentReview: {
    accepts: {
      giveOpinion: ['lead'],
      returnForCorrection: ['lead'],
      extend: ['lead', 'office'],
      transfer: ['lead', 'office'],
      ...URGED_BY_BOTH,
      ...LEAVABLE,
    },
    clocks: ['departmentReview'],
    leadsTo: ['correction', 'conciliation', 'inspection', 'refused', 'withdrawn'],
  },
  conciliation: {
    accepts: { conciliate: ['office'], urge: ['applicant'], ...LEAVABLE },
    clocks: ['conciliation'],
    leadsTo: ['inspection', 'refused', 'withdrawn'],
  },
  inspection: {
    accepts: {
      scheduleInspection: ['firstLead', 'office'],
      fileInspection: ['firstLead', 'inspector'],
      transfer: ['firstLead', 'office'],
      ...URGED_BY_BOTH,
      ...LEAVABLE,
    },
    clocks: ['inspectionScheduling', 'inspectionFiling'],
    leadsTo: ['rectification', 'officeReview', 'refused', 'withdrawn'],
  },
  rectification: {
    accepts: {
      reportRectified: ['applicant'],
      fileInspection: ['firstLead', 'inspector'],
      ...URGED_BY_BOTH,
      ...LEAVABLE,
    },
    clocks: ['rectification', 'reinspection'],
    leadsTo: ['rectification', 'officeReview', 'refused', 'withdrawn'],
  },
  officeReview: {
    accepts: { officeDecide: ['office'], urge: ['applicant'], ...LEAVABLE },
    clocks: ['officeReview'],
    leadsTo: ['departmentReview', 'inspection', 'publicNotice', 'refused', 'withdrawn'],
  },
  publicNotice: {
    accepts: {
      openNotice: ['office'],
      raiseObjection: ['office'],
      settleObjection: ['office'],
      ...LEAVABLE,
    },
    clocks: ['noticePosting', 'publicNotice', 'objection'],
    leadsTo: ['inspection', 'naming', 'refused', 'withdrawn'],
  },
  naming: {
    accepts: { name: ['office'], urge: ['applicant'], ...LEAVABLE },
    clocks: ['naming'],
    leadsTo: ['municipalReport', 'withdrawn'],
  },
  municipalReport: {
    accepts: {
      reportToCity: ['office'],
      recordCityResult: ['office'],
      attribute: ['office'],
      revoke: ['office'],
    },
    clocks: ['municipalReport'],
    leadsTo: ['municipalReport', 'settled', 'revoked'], // returned late: reported anew
  },
  settled: { accepts: { revoke: ['office'] }, clocks: [], leadsTo: ['municipalReport', 'revoked'] },
  refused: { accepts: {}, clocks: [], leadsTo: [] },
  withdrawn: { accepts: {}, clocks: [], leadsTo: [] },
  lapsed: { accepts: {}, clocks: [], leadsTo: [] },
  revoked: { accepts: {}, clocks: [], leadsTo: [] },
} as const satisfies Record<Stage, StageRow>;

/** Who may do `type` in `stage`; undefined when the stage does not accept it. */
export function doersOf(stage: Stage, type: PersonCommandType): readonly Doer[] | undefined {
  const accepts: StageRow['accepts'] = STAGE_TABLE[stage].accepts;
  return accepts[type];
}

/**
 * The faults of a stage table, one sentence each; empty when it is sound: every open stage has an act and a clock,
 * every act a doer, every stage can be reached, every path can end.
 */
export function faultsOfTable(table: Record<Stage, StageRow> = STAGE_TABLE): string[] {
  const faults: string[] = [];
  const reachable = reachableFrom(table, 'draft');
  for (const stage of STAGES) {
    const row = table[stage];
    if (!reachable.has(stage)) faults.push(`${stage} cannot be reached`);
    for (const [type, doers] of Object.entries(row.accepts)) {
      if (doers.length === 0) faults.push(`${stage} accepts ${type} from nobody`);
    }
    if (isFinal(stage)) continue;
    if (Object.keys(row.accepts).length === 0) faults.push(`${stage} has no owner`);
    if (stage !== 'draft' && row.clocks.length === 0) faults.push(`${stage} has no clock`);
    if (![...reachableFrom(table, stage)].some(isFinal)) faults.push(`${stage} has no way to an end`);
  }
  return faults;
}

function reachableFrom(table: Record<Stage, StageRow>, start: Stage): Set<Stage> {
  const seen = new Set<Stage>([start]);
  for (const stage of seen) for (const next of table[stage].leadsTo) seen.add(next);
  return seen;
}
