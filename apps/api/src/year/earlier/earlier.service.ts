import type { EarlierImportList, EarlierImportQuery, EarlierImportView } from '@app/contracts';
import {
  type EarlierOutcome,
  type EarlierRow,
  findEarlierImports,
  findTowns,
  findUnitAccounts,
  findYears,
  recordEarlierCases,
} from '@app/database';
import { DomainError, STAGE_NAMES } from '@app/domain';
import { EARLIER_KINDS, type EarlierLine, type SheetPlaceFault } from '@app/exports';
import { getCellType, type RuleSet } from '@app/rules';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHash, randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import type { User } from '../../auth';
import { InvalidContent } from '../../common/problems';
import { readSheet, TOO_COMPLEX } from '../../common/sheets/read-sheet';
import { receiveSheet } from '../../common/sheets/receive-sheet';
import { isoAt } from '../../common/time';
import { Districts, RuleSets } from '../../reference';
import { programmeNow } from '../year';
import { checkRow, type Surroundings } from './check-row';
import { faultOfRefused } from './refused';

/** The rows that can be recorded, and every fault of the others. */
interface Checked {
  rows: EarlierRow[];
  faults: SheetPlaceFault[];
  /** The login of each row's account, by line. */
  logins: Map<number, string>;
}

/** 补录: a sheet of cells named before, and of cases begun on paper, previewed row by row and recorded as a whole. */
@Injectable()
export class EarlierService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly districts: Districts,
  ) {}

  async list(): Promise<EarlierImportList> {
    const items = await findEarlierImports(this.pool);
    return { items: items.map((item) => ({ ...item, at: isoAt(item.at) })) };
  }

  /**
   * Throws `sheetFaulty` with every fault (without `preview`), `commandIdReused`, `invalidContent` without a `commandId`.
   */
  async import(
    user: User,
    { preview = false, commandId }: EarlierImportQuery,
    request: FastifyRequest,
  ): Promise<EarlierImportView> {
    if (!preview && !commandId)
      throw new InvalidContent([{ parameter: 'commandId', detail: '导入时须带操作编号。' }]);
    const { bytes, name } = await receiveSheet(request);
    const sheet = (await readSheet('earlier', bytes)) ?? { rows: [], faults: [TOO_COMPLEX] };
    const { at, today } = await programmeNow(this.pool);
    const surroundings = { ...(await this.surroundings(sheet.rows)), today };
    const checked = await this.check(sheet.rows, surroundings, commandId ?? randomUUID());
    const faults: SheetPlaceFault[] = [...sheet.faults, ...checked.faults];
    const isTried = preview || faults.length > 0; // rows without a fault are tried beside those with one
    const outcome = await recordEarlierCases(
      this.pool,
      {
        ...{ id: isTried ? randomUUID() : commandId!, by: user.id, at, rows: checked.rows },
        ...{ fileName: name, fileHash: createHash('sha256').update(bytes).digest('hex') },
      },
      isTried,
    );
    const rowOf = new Map(checked.rows.map((row) => [row.line, row]));
    faults.push(...outcome.refused.map((one) => faultOfRefused(one, rowOf.get(one.line)!)));
    faults.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
    if (!preview && faults.length > 0) {
      const detail = `有 ${faults.length} 处不能采用，未作任何变更。`;
      throw new DomainError('sheetFaulty', detail, { faults: faults.slice(0, 200) });
    }
    return viewOf({ preview, outcome, checked, faults, years: surroundings.years });
  }

  private async surroundings(rows: readonly EarlierLine[]): Promise<Omit<Surroundings, 'today'>> {
    const years = new Map<number, RuleSet>();
    for (const { year } of await findYears(this.pool)) {
      const ruleSet = await this.ruleSets.findInForce(year);
      if (ruleSet) years.set(year, ruleSet);
    }
    const logins = [...new Set(rows.map(({ values }) => values.login.toLowerCase()))];
    const [accounts, towns] = await Promise.all([findUnitAccounts(this.pool, logins), findTowns(this.pool)]);
    return {
      years,
      towns: [...towns.names, ...Object.keys(towns.former)],
      accounts: new Map(accounts.map((account) => [account.login, account])),
    };
  }

  private async check(
    lines: readonly EarlierLine[],
    surroundings: Surroundings,
    importId: string,
  ): Promise<Checked> {
    const checked: Checked = { rows: [], faults: [], logins: new Map() };
    const { code } = await this.districts.today();
    for (const line of lines) {
      const found = checkRow(line, surroundings);
      if ('faults' in found) {
        checked.faults.push(...found.faults);
        continue;
      }
      const { programmeYear, cellType } = found.row;
      if (line.values.login !== '') checked.logins.set(line.line, line.values.login);
      checked.rows.push({
        ...found.row,
        line: line.line,
        commandId: idOfRow(importId, line.line),
        numberPrefix: `${code}-${programmeYear}-${cellType}-`,
        rules: await this.ruleSets.pinnedFor({ programmeYear, cellType }),
        input: Object.fromEntries(Object.entries(line.values).filter(([, value]) => value !== '')),
      });
    }
    return checked;
  }
}

/** Returns the id of the command that records a row; it depends on the import and the line alone. */
function idOfRow(importId: string, line: number): string {
  const hex = createHash('sha256').update(`${importId} ${line}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function viewOf({
  preview,
  outcome,
  checked: { rows, logins },
  faults,
  years,
}: {
  preview: boolean;
  outcome: EarlierOutcome;
  checked: Checked;
  faults: readonly SheetPlaceFault[];
  years: ReadonlyMap<number, RuleSet>;
}): EarlierImportView {
  const rowOf = new Map(rows.map((row) => [row.line, row]));
  return {
    preview,
    items: outcome.recorded.map(({ line, applicationId, number }) => {
      const { programmeYear, cellType, unit, earlier } = rowOf.get(line)!;
      return {
        line,
        kindName: EARLIER_KINDS[earlier.kind],
        programmeYear,
        cellTypeName: getCellType(years.get(programmeYear)!, cellType).name,
        unit: unit.site ? `${unit.name}（${unit.site}）` : unit.name,
        applicationId: preview ? null : applicationId,
        number,
        standing: standingOf(earlier),
        account: logins.get(line) ?? null,
      };
    }),
    faults: faults.map(({ line = null, column = null, code, detail }) => ({ line, column, code, detail })),
  };
}

function standingOf(earlier: EarlierRow['earlier']): string {
  return earlier.kind === 'cell'
    ? `${earlier.documentNumber}，${earlier.namedOn} 命名`
    : `${STAGE_NAMES[earlier.stage]}，${earlier.enteredOn} 起`;
}
