import { checkStageTable, faultsOfTable } from './stage-faults';
import { evidenceStages, stepOf, STEPS } from './stage-facts';
import { STAGE_NAMES, STAGE_TABLE } from './stage-table';
import { STAGES } from './stages';

describe('the stage table', () => {
  const broken = {
    ...STAGE_TABLE,
    draft: { ...STAGE_TABLE.draft, leadsTo: { formalCheck: ['submit'] } },
    conciliation: {
      ...STAGE_TABLE.conciliation,
      accepts: { conciliate: [] },
      opens: { seat: 'office', clock: 'naming' },
      progress: { within: 'correction' },
    },
    naming: { ...STAGE_TABLE.naming, accepts: {}, clocks: [], opens: null, leadsTo: {} },
    rectification: {
      ...STAGE_TABLE.rectification,
      leadsTo: { officeReview: ['conciliate'], withdrawn: ['withdraw'] },
    },
  } as const;

  it('is sound: an owner, a clock, a task to begin with and a way to an end everywhere', () => {
    expect(faultsOfTable()).toEqual([]);
    expect(() => checkStageTable()).not.toThrow();
  });

  it('names what is wrong with an unsound one, and stops a process that starts with it', () => {
    expect(faultsOfTable(broken)).toEqual([
      'conciliation accepts conciliate from nobody',
      'conciliation is left by withdraw, which it does not accept',
      'conciliation begins with a clock that it does not run',
      'conciliation hangs on correction, which is no step',
      'rectification is left by conciliate, which it does not accept',
      'rectification runs a period that ends by itself, and leads nowhere then',
      'naming has no owner',
      'naming has no clock',
      'naming begins without a task',
      'naming has no way to an end',
      'municipalReport cannot be reached',
      'supplement cannot be reached',
      'settled cannot be reached',
      'revoked cannot be reached',
      'name is accepted in no stage',
    ]);
    expect(() => checkStageTable(broken)).toThrow('naming has no owner; naming has no clock');
  });
});

describe('a stage says of itself', () => {
  it('where it stands on the progress line', () => {
    expect(STEPS.map((stage) => STAGE_NAMES[stage])).toEqual([
      ...[
        '草稿',
        '形式审查',
        '牵头部门初审',
        '现场核查',
        '区无废办审定',
        '公示',
        '命名',
        '上报市级',
        '计入考核年度',
      ],
    ]);
    const aside = STAGES.filter((stage) => stepOf(stage) !== stage);
    expect(aside.map((stage) => [stage, stepOf(stage)])).toEqual([
      ['correction', 'formalCheck'],
      ['conciliation', 'departmentReview'],
      ['rectification', 'inspection'],
      ['supplement', 'municipalReport'],
      ['refused', undefined],
      ['withdrawn', undefined],
      ['lapsed', undefined],
      ['revoked', 'settled'],
    ]);
  });

  it('who may add evidence', () => {
    expect(evidenceStages('applicant')).toEqual(['draft', 'correction', 'rectification', 'supplement']);
    expect(evidenceStages('department')).toEqual(['correction', 'inspection', 'rectification', 'lapsed']);
    expect(evidenceStages('inspector')).toEqual(['inspection', 'rectification']);
    expect(evidenceStages('office')).toEqual([
      ...[
        'correction',
        'conciliation',
        'officeReview',
        'publicNotice',
        'naming',
        'municipalReport',
        'supplement',
      ],
      ...['settled', 'lapsed'],
    ]);
    expect([...evidenceStages('auditor'), ...evidenceStages('admin')]).toEqual([]);
  });

  it('whether the unit reads the opinions of its round, and whether it is notified of its beginning', () => {
    expect(STAGES.filter((stage) => STAGE_TABLE[stage].confidential)).toEqual([
      'departmentReview',
      'conciliation',
    ]);
    expect(STAGES.filter((stage) => STAGE_TABLE[stage].announced)).toEqual([
      ...['formalCheck', 'departmentReview', 'inspection', 'officeReview', 'naming'],
    ]);
  });
});
