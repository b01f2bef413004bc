import type { StageRow } from './stage-row';
import { type Stage, STAGES } from './stages';

const OBJECTIONS = { raiseObjection: ['office'], settleObjection: ['office'] } as const;
/** The office gives a case, or a cell, to another account of its unit. */
const HANDED = { handOver: ['office'] } as const;
const PAUSABLE = { suspend: ['office'], resume: ['office'], ...HANDED } as const;
const LEAVABLE = { withdraw: ['applicant'], ...PAUSABLE } as const;
/** Who registers what a unit hands in on paper. */
const RECEIVERS = ['firstLead', 'office'] as const;
const URGED_BY_BOTH = { urge: ['applicant', 'office'] } as const;
/** An end of the procedure before its goal: nothing is open. */
const EARLY_END = {
  progress: 'whereItEnded',
  accepts: {},
  opens: null,
  clocks: [],
  leadsTo: {},
  evidence: [],
  confidential: false,
  announced: false,
} as const;

/** The procedure in one table (DESIGN 4). `docs/procedure.md` draws it. */
export const STAGE_TABLE = {
  draft: {
    name: '草稿',
    progress: 'step',
    accepts: { submit: ['applicant'] },
    opens: null,
    clocks: [],
    leadsTo: {
      formalCheck: ['submit', 'recorded'],
      departmentReview: ['recorded'],
      inspection: ['recorded'],
      officeReview: ['recorded'],
      publicNotice: ['recorded'],
      naming: ['recorded'],
      municipalReport: ['recorded'], // named before
    },
    evidence: ['applicant'],
    confidential: false,
    announced: false,
  },
  formalCheck: {
    name: '形式审查',
    progress: 'step',
    accepts: {
      accept: ['firstLead'],
      returnForCorrection: ['firstLead'],
      refuseAcceptance: ['firstLead'],
      transfer: ['firstLead', 'office'],
      ...URGED_BY_BOTH,
      ...LEAVABLE,
    },
    opens: { seat: 'firstLead', clock: 'formalCheck' },
    clocks: ['formalCheck'],
    leadsTo: {
      correction: ['returnForCorrection'],
      departmentReview: ['accept'],
      refused: ['refuseAcceptance'],
      withdrawn: ['withdraw'],
    },
    evidence: [],
    confidential: false,
    announced: true,
  },
  correction: {
    name: '补正',
    progress: { within: 'formalCheck' },
    accepts: { resubmit: ['applicant'], registerCorrection: RECEIVERS, urge: ['office'], ...LEAVABLE },
    opens: { seat: 'applicant', clock: 'correction' },
    clocks: ['correction'],
    leadsTo: {
      formalCheck: ['resubmit', 'registerCorrection'],
      departmentReview: ['resubmit', 'registerCorrection'],
      lapsed: ['lastDay'],
      withdrawn: ['withdraw'],
    },
    evidence: ['applicant', 'department', 'office'], // scans of what came on paper
    confidential: false,
    announced: false,
  },
  departmentReview: {
    name: '牵头部门初审',
    progress: 'step',
    accepts: {
      giveOpinion: ['lead'],
      returnForCorrection: ['lead'],
      extend: ['lead', 'office'],
      transfer: ['lead', 'office'],
      ...URGED_BY_BOTH,
      ...LEAVABLE,
    },
    opens: { seat: 'leads', clock: 'departmentReview' },
    clocks: ['departmentReview'],
    leadsTo: {
      correction: ['returnForCorrection'],
      conciliation: ['giveOpinion', 'rulesChanged'],
      inspection: ['giveOpinion', 'rulesChanged'],
      refused: ['giveOpinion', 'rulesChanged'],
      withdrawn: ['withdraw'],
    },
    evidence: [],
    confidential: true,
    announced: true,
  },
  conciliation: {
    name: '协调',
    progress: { within: 'departmentReview' },
    accepts: { conciliate: ['office'], urge: ['applicant'], ...LEAVABLE },
    opens: { seat: 'office', clock: 'conciliation' },
    clocks: ['conciliation'],
    leadsTo: { inspection: ['conciliate'], refused: ['conciliate'], withdrawn: ['withdraw'] },
    evidence: ['office'],
    confidential: true,
    announced: false,
  },
  inspection: {
    name: '现场核查',
    progress: 'step',
    accepts: {
      scheduleInspection: ['firstLead', 'office'],
      fileInspection: ['firstLead', 'inspector'],
      transfer: ['firstLead', 'office'],
      ...URGED_BY_BOTH,
      ...LEAVABLE,
    },
    opens: { seat: 'firstLead', clock: 'inspectionScheduling' },
    clocks: ['inspectionScheduling', 'inspectionFiling'],
    leadsTo: {
      rectification: ['fileInspection'],
      officeReview: ['fileInspection'],
      refused: ['fileInspection'],
      withdrawn: ['withdraw'],
    },
    evidence: ['department', 'inspector'],
    confidential: false,
    announced: true,
  },
  rectification: {
    name: '限期整改',
    progress: { within: 'inspection' },
    accepts: {
      reportRectified: ['applicant'],
      fileInspection: ['firstLead', 'inspector'],
      ...URGED_BY_BOTH,
      ...LEAVABLE,
    },
    opens: { seat: 'applicant', clock: 'rectification' },
    clocks: ['rectification', 'reinspection'],
    leadsTo: {
      rectification: ['fileInspection'],
      officeReview: ['fileInspection'],
      refused: ['fileInspection', 'lastDay'],
      withdrawn: ['withdraw'],
    },
    evidence: ['applicant', 'department', 'inspector'],
    confidential: false,
    announced: false,
  },
  officeReview: {
    name: '区无废办审定',
    progress: 'step',
    accepts: { officeDecide: ['office'], urge: ['applicant'], ...LEAVABLE },
    opens: { seat: 'office', clock: 'officeReview' },
    clocks: ['officeReview'],
    leadsTo: {
      departmentReview: ['officeDecide'],
      inspection: ['officeDecide'],
      publicNotice: ['officeDecide'],
      refused: ['officeDecide'],
      withdrawn: ['withdraw'],
    },
    evidence: ['office'],
    confidential: false,
    announced: true,
  },
  publicNotice: {
    name: '公示',
    progress: 'step',
    accepts: { openNotice: ['office'], ...OBJECTIONS, correctReceipt: ['office'], ...LEAVABLE },
    opens: { seat: 'office', clock: 'noticePosting' },
    clocks: ['noticePosting', 'publicNotice', 'objection'],
    leadsTo: {
      inspection: ['settleObjection'],
      naming: ['lastDay', 'settleObjection'],
      refused: ['settleObjection'],
      withdrawn: ['withdraw'],
    },
    evidence: ['office'],
    confidential: false,
    announced: false,
  },
  naming: {
    name: '命名',
    progress: 'step',
    accepts: {
      // An objection that was received within the public notice may be registered later.
      ...{ name: ['office'], ...OBJECTIONS, correctReceipt: ['office'], urge: ['applicant'], ...LEAVABLE },
    },
    opens: { seat: 'office', clock: 'naming' },
    clocks: ['naming', 'objection'],
    leadsTo: {
      inspection: ['settleObjection'],
      naming: ['settleObjection'],
      refused: ['settleObjection'],
      municipalReport: ['name'],
      withdrawn: ['withdraw'],
    },
    evidence: ['office'],
    confidential: false,
    announced: true,
  },
  municipalReport: {
    name: '上报市级',
    progress: 'step',
    accepts: {
      reportToCity: ['office'],
      recordCityResult: ['office'],
      attribute: ['office'],
      correctNaming: ['office'],
      revoke: ['office'],
      ...HANDED,
    },
    opens: { seat: 'office', clock: 'municipalReport' },
    clocks: ['municipalReport'],
    leadsTo: {
      municipalReport: ['cityResultCorrected'], // returned late, under rules without the unit's period: reported anew
      supplement: ['recordCityResult', 'cityResultCorrected'],
      settled: ['attribute', 'recordCityResult', 'cityResultCorrected', 'recorded'],
      revoked: ['revoke'],
    },
    evidence: ['office'],
    confidential: false,
    announced: false,
  },
  supplement: {
    name: '补充材料',
    progress: { within: 'municipalReport' },
    accepts: {
      submitSupplement: ['applicant', 'office'],
      reportToCity: ['office'], // a report that was sent while the city's answer was under way
      extend: ['office'],
      correctNaming: ['office'],
      revoke: ['office'],
      urge: ['office'],
      ...PAUSABLE,
    },
    opens: { seat: 'applicant', clock: 'supplement' },
    clocks: ['supplement'],
    leadsTo: {
      municipalReport: ['submitSupplement', 'reportToCity', 'cityResultCorrected'],
      settled: ['cityResultCorrected'],
      revoked: ['revoke'],
    },
    evidence: ['applicant', 'office'],
    confidential: false,
    announced: false, // the mail with the city's answer says so
  },
  settled: {
    name: '计入考核年度',
    progress: 'step',
    accepts: { revoke: ['office'], correctNaming: ['office'], ...HANDED },
    opens: null,
    clocks: [],
    leadsTo: {
      municipalReport: ['cityResultCorrected'], // returned late, as above
      supplement: ['cityResultCorrected'],
      revoked: ['revoke'],
    },
    evidence: ['office'], // the scanned document of a naming that was recorded later
    confidential: false,
    announced: false,
  },
  refused: {
    ...EARLY_END,
    name: '不通过',
    accepts: { reopen: ['office'] }, // a rectification that ran out on a day that was not its last one
    leadsTo: { rectification: ['reopen'] },
  },
  withdrawn: { ...EARLY_END, name: '已撤回' },
  lapsed: {
    ...EARLY_END,
    name: '逾期视为撤回',
    accepts: { registerCorrection: RECEIVERS, reopen: ['office'] },
    leadsTo: {
      formalCheck: ['registerCorrection'],
      departmentReview: ['registerCorrection'],
      correction: ['reopen'],
    },
    evidence: ['department', 'office'], // scans of what came on paper in time
  },
  revoked: { ...EARLY_END, name: '已撤销', progress: { within: 'settled' } },
} as const satisfies Record<Stage, StageRow>;

/** The stages in the office's words. */
export const STAGE_NAMES = Object.fromEntries(
  STAGES.map((stage) => [stage, STAGE_TABLE[stage].name]),
) as Record<Stage, string>;
