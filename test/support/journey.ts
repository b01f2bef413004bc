import type { CivilDate, Stage } from '@app/domain';
import {
  aDraft,
  type Act,
  type CellTypeItem,
  type CommandAnswer,
  type Crew,
  marksFor,
  morningAfter,
} from './drive';
import type { RubricItem, SheetOutcome } from './drive';

/** One act of a journey: its person, the time to its answer (ms), and the stage after it. */
export interface Step {
  type: string;
  login: string;
  ms: number;
  stage: Stage;
}

/** Sends an act to the api; fault tests pass one that repeats until it is answered. */
export type Hands = (login: string, applicationId: string, act: Act) => Promise<CommandAnswer>;

export interface JourneyOptions {
  cellType?: string;
  /** The programme year; 2024 by default. */
  year?: number;
  applicant?: string;
  /** Makes the unit unique. */
  unit?: number;
  unitName?: string;
  hands?: Hands;
  /** The programme date of a story that never moves time; otherwise the system is asked. */
  today?: CivilDate;
}

let lastUnit = 0;

/** One application that goes through the procedure over HTTP, each act by the person responsible. */
export class Journey {
  readonly steps: Step[] = [];
  last?: CommandAnswer;

  private constructor(
    readonly crew: Crew,
    readonly id: string,
    readonly number: string,
    readonly type: CellTypeItem,
    readonly applicant: string,
    private readonly hands: Hands,
    private readonly fixedToday?: CivilDate,
  ) {}

  /** Creates a draft of a new unit. Throws when the api refuses it. */
  static async draft(crew: Crew, options: JourneyOptions = {}): Promise<Journey> {
    const { cellType = 'SCHOOL', applicant = 'unit1', unit = (lastUnit += 1), unitName, year } = options;
    const hands = options.hands ?? (async (login, id, act) => (await crew.as(login)).mustAct(id, act));
    const client = await crew.as(applicant);
    const reply = await client.post('/applications', aDraft(cellType, unit, unitName, year));
    if (reply.status !== 201) throw new Error(`no draft: ${reply.status} ${JSON.stringify(reply.body)}`);
    const { id, number } = reply.body;
    return new Journey(
      crew,
      id,
      number,
      await crew.cellType(cellType, year),
      applicant,
      hands,
      options.today,
    );
  }

  /** Takes up an application that is in the record already, where it stands. */
  static async of(crew: Crew, id: string, applicant = 'unit1'): Promise<Journey> {
    const { number, cellType, programmeYear } = await (
      await crew.as('office')
    ).mustGet(`/applications/${id}`);
    const hands: Hands = async (login, of, act) => (await crew.as(login)).mustAct(of, act);
    const type = await crew.cellType(cellType, programmeYear);
    const journey = new Journey(crew, id, number, type, applicant, hands);
    await journey.refresh();
    return journey;
  }

  /** Creates an application and brings it to a stage with favourable results. */
  static async at(crew: Crew, stage: Stage, options: JourneyOptions = {}): Promise<Journey> {
    const journey = await Journey.draft(crew, options);
    await journey.to(stage);
    return journey;
  }

  get stage(): Stage {
    return (this.last?.stage ?? 'draft') as Stage;
  }

  get waitingFor(): string[] {
    return this.last?.waitingFor ?? [];
  }

  /** Returns the last day of the open task of a seat, from the last answer. */
  due(seat: string): CivilDate {
    const task = this.last?.tasks.find((open) => open.seat === seat);
    if (!task) throw new Error(`${this.number} does not wait for ${seat}`);
    return task.dueOn;
  }

  async act(login: string, act: Act): Promise<CommandAnswer> {
    const start = performance.now();
    this.last = await this.hands(login, this.id, act);
    this.steps.push({ type: act.type, login, ms: performance.now() - start, stage: this.stage });
    return this.last;
  }

  /** Returns the application as a person sees it now. */
  async view(login = 'office') {
    return (await this.crew.as(login)).mustGet(`/applications/${this.id}`);
  }

  async events(login = 'office') {
    return (await (await this.crew.as(login)).mustGet(`/applications/${this.id}/events`)).items;
  }

  get leads(): string[] {
    return this.type.leads.map(({ id }) => id);
  }

  get firstLead(): string {
    return this.leads[0]!.toLowerCase();
  }

  submit = () => this.act(this.applicant, { type: 'submit' });
  accept = () => this.act(this.firstLead, { type: 'accept' });
  returnForCorrection = (login = this.firstLead) =>
    this.act(login, { type: 'returnForCorrection', missing: ['营业执照复印件不清晰', '缺少上年度台账'] });
  resubmit = () => this.act(this.applicant, { type: 'resubmit', text: '已补齐' });

  opinion(department: string, opinion: 'agree' | 'disagree') {
    const text = opinion === 'agree' ? '同意' : '台账不完整，不同意';
    return this.act(department.toLowerCase(), { type: 'giveOpinion', opinion, text });
  }

  /** Every lead gives its opinion, in the order of the annex; `agree` by default. */
  async review(...opinions: ('agree' | 'disagree')[]) {
    for (const [i, department] of this.leads.entries())
      await this.opinion(department, opinions[i] ?? 'agree');
  }

  async schedule(on?: CivilDate) {
    const inspectors = await this.team();
    return this.act(this.firstLead, {
      type: 'scheduleInspection',
      on: on ?? (await this.today()),
      inspectors,
    });
  }

  async file(outcome: SheetOutcome, login = 'inspector1') {
    return this.act(login, { type: 'fileInspection', sheet: await this.sheet(outcome) });
  }

  async sheet(outcome: SheetOutcome) {
    const marks = marksFor(this.type.rubric.items as RubricItem[], outcome);
    return {
      inspectedOn: await this.today(),
      inspectors: await this.team(),
      marks,
      findings: '见核查记录',
    };
  }

  async inspect(outcome: SheetOutcome) {
    await this.schedule();
    await this.file(outcome);
  }

  rectified = () => this.act(this.applicant, { type: 'reportRectified', text: '已按清单整改完成' });
  approve = () => this.act('office', { type: 'officeDecide', decision: 'approve' });
  openNotice = () => this.act('office', { type: 'openNotice' });

  /** Moves programme time to 09:00 after the public notice (公示); the application is then at naming. */
  async passNotice() {
    await this.crew.moveTo(morningAfter(this.due('time')));
    await this.refresh();
  }

  name = async (documentNumber = '渝北无废办〔2024〕23号', date?: CivilDate) =>
    this.act('office', { type: 'name', documentNumber, date: date ?? (await this.today()) });
  report = () => this.act('office', { type: 'reportToCity' });
  cityResult = (result = 'recognised') =>
    this.act('city-report', {
      type: 'recordCityResult',
      result,
      ...(result === 'returned' && { text: '佐证材料不清晰' }),
    });
  supplement = () => this.act(this.applicant, { type: 'submitSupplement', text: '已补充佐证材料' });
  attribute = (assessmentYear = 2024) => this.act('office', { type: 'attribute', assessmentYear });

  /** Reads the changes that time has made. */
  async refresh() {
    const { stage, seq, waitingFor, tasks } = await this.view();
    this.last = { applicationId: this.id, number: this.number, commandId: '', stage, seq, waitingFor, tasks };
  }

  /** Continues with favourable results until the stage is reached. */
  async to(stage: Stage): Promise<void> {
    for (let steps = 0; this.stage !== stage; steps += 1) {
      if (steps > 20) throw new Error(`${this.number} does not come to ${stage}, it is at ${this.stage}`);
      await this.next();
    }
  }

  private async next(): Promise<unknown> {
    switch (this.stage) {
      case 'draft':
        return this.submit();
      case 'formalCheck':
        return this.accept();
      case 'correction':
        return this.resubmit();
      case 'departmentReview':
        return this.review();
      case 'conciliation':
        return this.act('office', { type: 'conciliate', outcome: 'uphold' });
      case 'inspection':
        return this.inspect('passed');
      case 'rectification':
        await this.rectified();
        return this.file('passed');
      case 'officeReview':
        return this.approve();
      case 'publicNotice':
        if (!this.waitingFor.includes('time')) await this.openNotice();
        return this.passNotice();
      case 'naming':
        return this.name();
      case 'municipalReport':
        await this.report();
        return this.cityResult();
      case 'supplement':
        return this.supplement();
      case 'settled':
      case 'refused':
      case 'withdrawn':
      case 'lapsed':
      case 'revoked':
        throw new Error(`${this.number} is over: ${this.stage}`);
    }
  }

  private async today(): Promise<CivilDate> {
    return this.fixedToday ?? this.crew.today();
  }

  private team(): Promise<string[]> {
    return Promise.all(['inspector1', 'inspector2'].map((login) => this.crew.idOf(login)));
  }
}
