import {
  acknowledge,
  currentCalendar,
  findLast,
  findProgrammeTime,
  findRuleSetBody,
  findUnbegunCells,
  findUntoldRevocations,
  type UnbegunCell,
  type UntoldRevocation,
  withLock,
} from '@app/database';
import { type CellCommand, civilDateAt, namedCell } from '@app/domain';
import type { Engine } from '@app/engine';
import { cellRulesFor, parseRuleSet, type RuleSet } from '@app/rules';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { each, Loop } from '../loop';
import { idOfName } from '../obligations/creation';

/** The dependencies of the beginning of cells. */
export interface CellsParts {
  pool: Pool;
  engine: Engine;
  log: Logger;
}

const EVERY_MS = 2000;
const PAGE = 100;
const CONCURRENCY = 5;

/**
 * Begins the life of each named cell, those named before there were such lives among them, and announces to it that the
 * correction of its year has revoked it. The database shows what is left to do; the ids depend on the cell's number
 * alone, so repeated or parallel runs have one effect.
 */
export class Cells {
  private readonly loop: Loop;
  private readonly ruleSets = new Map<string, RuleSet>();

  constructor(private readonly parts: CellsParts) {
    this.loop = new Loop('beginning cells', () => this.round(), EVERY_MS, parts.log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Begins and announces everything that is left to do. The next round retries what failed. */
  async round(): Promise<void> {
    const { pool } = this.parts;
    const isIdle = async () =>
      (await findUnbegunCells(pool, await this.today(), 1)).length === 0 &&
      (await findUntoldRevocations(pool, 1)).length === 0;
    if (await isIdle()) return;
    await withLock(pool, 'cells', async () => {
      await this.begin();
      await this.announce();
    });
  }

  private async begin(): Promise<void> {
    const { pool, log } = this.parts;
    for (;;) {
      const page = await findUnbegunCells(pool, await this.today(), PAGE);
      let begun = 0;
      await each(page, CONCURRENCY, this.loop.signal, async (cell) => {
        try {
          await this.beginOne(cell);
          begun += 1;
        } catch (error) {
          log.warn(
            { err: error, cell: cell.number },
            'the life of a cell has not begun yet; it is tried again',
          );
        }
      });
      if (begun > 0) log.info({ begun }, 'named cells are under re-check');
      if (begun === 0 || page.length < PAGE) return;
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

  private async announce(): Promise<void> {
    const { pool, log } = this.parts;
    const asked: string[] = [];
    for (;;) {
      const page = await findUntoldRevocations(pool, PAGE, asked);
      if (page.length === 0) return;
      await each(page, CONCURRENCY, this.loop.signal, async (row) => {
        asked.push(row.id);
        await this.announceOne(row).catch((error: unknown) => {
          log.warn(
            { err: error, cell: row.number },
            'a cell does not know of its revocation yet; it is asked again',
          );
        });
      });
      if (this.loop.signal.aborted) return;
    }
  }

  private async announceOne({ id, number: name, revokedOn: on, by }: UntoldRevocation): Promise<void> {
    const { pool, engine } = this.parts;
    const life = { kind: 'cell', name } as const;
    await engine.announce(life, { type: 'revoked', on, by }, () => findLast(pool, { kind: 'cell', id }));
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
