import type { CommandBody } from '@app/contracts';
import {
  findInfectedFiles,
  findTowns,
  type OpenDraft,
  settleDraft,
  UnitEntity,
  UnitFixed,
} from '@app/database';
import { DomainError, type PinnedRules, REFUSALS } from '@app/domain';
import type { RuleSet } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Pool } from 'pg';
import { Repository } from 'typeorm';
import {
  formFaultsOf,
  IntakeGate,
  missingOf,
  otherType,
  readDraft,
  selfScoreFaultsOf,
  townFaultsOf,
} from '../applications';
import { InvalidContent } from '../common/problems';
import { RuleSets } from '../reference';

/** Checks a draft, or a correction, that is submitted, and pins the rules in force. */
@Injectable()
export class Submissions {
  constructor(
    @InjectRepository(UnitEntity) private readonly units: Repository<UnitEntity>,
    private readonly ruleSets: RuleSets,
    private readonly intake: IntakeGate,
    private readonly pool: Pool,
  ) {}

  /** The rules in force now for a draft's type. */
  rulesFor(draft: OpenDraft): Promise<PinnedRules> {
    return this.ruleSets.pinnedFor(draft);
  }

  /**
   * A complete draft gets its unit and contact; answers it with them, or undefined when it is no longer this draft.
   * `isDistinct`: the applicant confirms that a unit of the same name is another one. Throws `yearTakesNoMore`,
   * `intakeNotOpen`, `intakeClosed`, `wrongCellType`, `formIncomplete` (pointers lead into the draft).
   */
  async settle(open: OpenDraft, isDistinct: boolean): Promise<OpenDraft | undefined> {
    const { id, programmeYear, cellType, applicantId, draft } = open;
    const ruleSet = await this.ruleSets.openFor(programmeYear);
    const intake = await this.intake.faultOf(open);
    if (intake) throw new DomainError(intake.code, intake.detail, { cellType });
    const right = otherType(ruleSet, cellType, draft);
    if (right) throw wrongType(right);
    const reading = readDraft(draft);
    const faults = missingOf(ruleSet, cellType, draft, await findTowns(this.pool));
    if (!reading.ok || faults.length > 0)
      throw new InvalidContent(faults, 'formIncomplete', REFUSALS.formIncomplete);
    const content = { version: draft.version, isDistinct, ...reading.value };
    const unitId = await settleDraft(this.units, id, applicantId, content).catch(unitFixed);
    return unitId ? { ...open, unitId } : undefined;
  }

  /** Throws `filesInfected` with the names of files of the unit that have a virus and are not replaced. */
  async checkFiles(applicationId: string): Promise<void> {
    const names = await findInfectedFiles(this.pool, applicationId);
    if (names.length === 0) return;
    const text = `“${names.join('”、“')}”查出病毒，请移除或换一版后再提交。`;
    throw new DomainError('filesInfected', text, { files: names.length });
  }

  /** Returns the content of a correction. Throws `formIncomplete`. */
  async checkCorrection(
    cellType: string,
    { version }: PinnedRules,
    { form, selfScore, unit }: Extract<CommandBody, { type: 'resubmit' }>,
  ): Promise<void> {
    if (!form && !selfScore && !unit) return;
    const ruleSet: RuleSet = await this.ruleSets.get(version);
    const faults = [
      ...(form ? formFaultsOf(ruleSet, cellType, form) : []),
      ...(selfScore ? selfScoreFaultsOf(ruleSet, cellType, selfScore) : []),
      ...(unit ? townFaultsOf(unit, await findTowns(this.pool)) : []),
    ];
    if (faults.length > 0) throw new InvalidContent(faults, 'formIncomplete', REFUSALS.formIncomplete);
  }
}

function wrongType({ no, code, detail }: { no: number; code: string; detail: string }): InvalidContent {
  return new InvalidContent([{ pointer: '/cellType', detail }], 'wrongCellType', detail, {
    cellType: code,
    no,
  });
}

const registered = (what: string) =>
  `该单位已有申报，${what}须与单位库登记的一致；确已变更的，请联系区无废办更正。`;
const FIXED = {
  name: registered('单位名称'),
  address: registered('地址'),
  street: registered('镇街'),
  creditCode: '本账号只能为其所属单位申报，统一社会信用代码须与该单位的一致。',
};

function unitFixed(error: unknown): never {
  if (!(error instanceof UnitFixed)) throw error;
  const detail = FIXED[error.field];
  throw new InvalidContent(
    [{ pointer: `/unit/${error.field}`, detail }],
    'formIncomplete',
    REFUSALS.formIncomplete,
  );
}
