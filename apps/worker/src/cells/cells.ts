import {
  acknowledge,
  currentCalendar,
  findLast,
  findProgrammeTime,
  findRuleSetBody,
  findUnbegunCells,
  findUntoldNamings,
  findUntoldPeriods,
  findUntoldRevocations,
  type UnbegunCell,
  withLock,
} from '@app/database';
import { type CellCommand, type CellSystemCommand, civilDateAt, namedCell } from '@app/domain';
import type { Engine } from '@app/engine';
import { cellRulesFor, parseRuleSet, type RuleSet } from '@app/rules';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { each, Loop } from '../loop';
import { idOfName } from '../obligations/creation';
import { Setbacks } from './setbacks';

/** The dependencies of the beginning of cells. */
export interface CellsParts {
  pool: Pool;
  engine: Engine;
  log: Logger;
  /** Rows per query; 100 by default. */
  page?: number;
  /** Real time in ms. */
  now?: () => number;
}

const EVERY_MS = 2000;
const PAGE = 100;
const CONCURRENCY = 5;

/**
 * Begins the life of each named cell, those named before there were such lives among them, and announces to it what was
 * decided elsewhere: a revocation by the correction of its year, a corrected day of its naming, another 动态复核周期. The
 * database shows what is left to do; the ids depend on the cell's number alone, so repeated or parallel runs have one effect.
 */
export class Cells {
  private readonly loop: Loop;
  private readonly ruleSets = new Map<string, RuleSet>();
  /** Cells by application that could not begin, and lives by id that could not be told. */
  private readonly setbacks: Setbacks;

  constructor(private readonly parts: CellsParts) {
    this.setbacks = new Setbacks(parts.now);
    this.loop = new Loop('beginning cells', () => this.round(), EVERY_MS, parts.log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /**
   * Begins and announces everything that is left to do. What failed waits, longer each time, and keeps nothing else from
   * its turn.
   */
  async round(): Promise<void> {
    const { pool } = this.parts;
    const waiting = this.setbacks.waiting();
    const today = await this.today();
    const isIdle = async () =>
      (await findUnbegunCells(pool, today, 1, waiting)).length === 0 &&
      (await findUntoldRevocations(pool, 1, waiting)).length === 0 &&
      (await findUntoldNamings(pool, 1, waiting)).length === 0 &&
      (await findUntoldPeriods(pool, today, 1, waiting)).length === 0;
    if (await isIdle()) return;
    await withLock(pool, 'cells', async () => {
      await this.begin();
      await this.announce();
    });
  }

  private async begin(): Promise<void> {
    const { pool, log } = this.parts;
    const today = await this.today();
    let begun = 0;
    await this.pageByPage(
      (limit, except) => findUnbegunCells(pool, today, limit, except),
      ({ applicationId }) => applicationId,
      async (cell) => {
        await this.beginOne(cell);
        begun += 1;
      },
      'the life of a cell has not begun yet; it is tried again',
    );
    if (begun > 0) log.info({ begun }, 'named cells are under re-check');
  }

  private async announce(): Promise<void> {
    const { pool } = this.parts;
    const today = await this.today();
    await this.pageByPage(
      (limit, except) => findUntoldRevocations(pool, limit, except),
      ({ id }) => id,
      ({ revokedOn: on, by, ...row }) => this.announceOne(row, { type: 'revoked', on, by }),
      'a cell does not know of its revocation yet; it is asked again',
    );
    await this.pageByPage(
      (limit, except) => findUntoldNamings(pool, limit, except),
      ({ id }) => id,
      ({ namedOn, ...row }) => this.announceOne(row, { type: 'namingCorrected', namedOn }),
      'a cell does not know the corrected day of its naming yet; it is asked again',
    );
    await this.pageByPage(
      (limit, except) => findUntoldPeriods(pool, today, limit, except),
      ({ id }) => id,
      ({ recheckYears, recheckBasis, ...row }) =>
        this.announceOne(row, { type: 'rulesChanged', recheckYears, recheckBasis }),
      'a cell does not know of the changed period yet; it is asked again',
    );
  }

  /** Acts once on each row that does not wait, `page` rows per query. */
  private async pageByPage<Row extends { number: string }>(
    find: (limit: number, except: string[]) => Promise<Row[]>,
    idOf: (row: Row) => string,
    act: (row: Row) => Promise<void>,
    failure: string,
  ): Promise<void> {
    const { log, page: limit = PAGE } = this.parts;
    const asked = this.setbacks.waiting();
    for (;;) {
      const rows = await find(limit, asked);
      await each(rows, CONCURRENCY, this.loop.signal, (row) =>
        this.setbacks.attempt(
          idOf(row),
          () => act(row),
          (err, attempts) => log.warn({ err, cell: row.number, attempts }, failure),
        ),
      );
      asked.push(...rows.map(idOf));
      if (rows.length < limit || this.loop.signal.aborted) return;
    }
  }

  private async beginOne({ rulesVersion, leads, programmeYear: year, ...facts }: UnbegunCell): Promise<void> {
    const { pool, engine } = this.parts;
    const { number, cellType } = facts;
    const rules = cellRulesFor(
      await this.ruleSet(rulesVersion),
      cellType,
      await currentCalendar(pool),
      leads,
    );
    const state = namedCell({ ...facts, year, id: cellIdOf(number) });
    const { offset } = await findProgrammeTime(pool);
    const command: CellCommand = {
      type: 'begin',
      commandId: idOfName(`begin ${number}`),
      actor: { id: 'system', role: 'office' },
      bodyHash: 'begin',
    };
    await engine.act('cell', { state, rules, offset }, command, true);
    await acknowledge(pool, [command.commandId]);
  }

  private async announceOne(
    { id, number: name }: { id: string; number: string },
    command: CellSystemCommand,
  ): Promise<void> {
    const { pool, engine } = this.parts;
    const life = { kind: 'cell', name } as const;
    await engine.announce(life, command, () => findLast(pool, { kind: 'cell', id }));
  }

  private async today(): Promise<string> {
    const { offset } = await findProgrammeTime(this.parts.pool);
    return civilDateAt(Date.now() + offset);
  }

  /** Returns a rule set; read once per version, since a version never changes. */
  private async ruleSet(version: string): Promise<RuleSet> {
    const known = this.ruleSets.get(version) ?? parseRuleSet(await findRuleSetBody(this.parts.pool, version));
    this.ruleSets.set(version, known);
    return known;
  }
}

/** Returns the id of the life of a cell. It depends on the number alone. */
export function cellIdOf(number: string): string {
  return idOfName(`cell ${number}`);
}
