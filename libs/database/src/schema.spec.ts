import {
  CELL_CLOCK_NAMES,
  CELL_COMMAND_NAMES,
  CELL_EVENT_NAMES,
  CELL_STAGE_NAMES,
  COMMANDS,
  type ClockName,
  type EventType,
  type ObligationAct,
  type ObligationEventType,
  type ObligationKind,
  type ObligationStatus,
  type PauseCause,
  type YearAct,
  type YearEventType,
  type YearStatus,
  STAGES,
} from '@app/domain';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

import { type Database, freshDatabase } from '../../../test/support/database';
import { schoolRules } from '../../../test/support/builders';
import { createDataSource } from './data-source';
import { AccountEntity, RuleSetEntity } from './entities';
import { createPool } from './connection/pool';

type ColumnMetadata = DataSource['entityMetadatas'][number]['columns'][number];

const TYPES: Record<string, string> = {
  int4: 'int',
  int8: 'bigint',
  bool: 'boolean',
  _text: 'text[]',
};

const EVENT_TYPES: Record<EventType, true> = {
  submitted: true,
  recorded: true,
  stageEntered: true,
  accepted: true,
  returnedForCorrection: true,
  resubmitted: true,
  opinionGiven: true,
  conciliated: true,
  inspectionScheduled: true,
  inspectionFiled: true,
  rectificationReported: true,
  officeDecided: true,
  noticeOpened: true,
  objectionRaised: true,
  receiptCorrected: true,
  objectionSettled: true,
  noticeEnded: true,
  named: true,
  reportedToCity: true,
  cityResultRecorded: true,
  cityResultCorrected: true,
  supplementSubmitted: true,
  attributed: true,
  reattributed: true,
  withdrawn: true,
  lapsed: true,
  rectificationRanOut: true,
  reopened: true,
  refused: true,
  revoked: true,
  extended: true,
  suspended: true,
  resumed: true,
  transferred: true,
  handedOver: true,
  namingCorrected: true,
  urged: true,
  overdue: true,
  reminded: true,
  escalated: true,
  datesRecomputed: true,
};

const OBLIGATION_EVENT_TYPES: Record<ObligationEventType, true> = {
  created: true,
  dueDateSet: true,
  contributed: true,
  closed: true,
  reopened: true,
  urged: true,
  reminded: true,
  escalated: true,
  overdue: true,
  datesRecomputed: true,
};
const OBLIGATION_COMMANDS: Record<ObligationAct['type'], true> = {
  create: true,
  setDueDate: true,
  contribute: true,
  close: true,
  reopen: true,
  urge: true,
};
const OBLIGATION_KINDS: Record<ObligationKind, true> = {
  selfAssessment: true,
  prepareSelfAssessment: true,
  quarterlyDispatch: true,
  wasteIndex: true,
  municipalDispatchReport: true,
  plasticsReport: true,
};
const OBLIGATION_STATUSES: Record<ObligationStatus, true> = {
  dateUnknown: true,
  open: true,
  done: true,
  past: true,
};
const YEAR_EVENT_TYPES: Record<YearEventType, true> = {
  yearOpened: true,
  baselineSet: true,
  countsFromSet: true,
  reportAssembled: true,
  reportDiscarded: true,
  reportFixed: true,
  reportSent: true,
  cityResultsRecorded: true,
  carryOverConfirmed: true,
  adjustmentOpened: true,
  adjustmentConfirmed: true,
  adjustmentWithdrawn: true,
  carriedCellReturned: true,
  showcaseSet: true,
  yearCut: true,
  yearClosed: true,
};
const YEAR_ACTS: Record<YearAct['type'], true> = {
  openYear: true,
  setBaseline: true,
  setCountsFrom: true,
  assembleReport: true,
  discardReport: true,
  fixReport: true,
  sendReport: true,
  recordCityResults: true,
  confirmCarryOver: true,
  openAdjustment: true,
  confirmAdjustment: true,
  withdrawAdjustment: true,
  returnCarriedCell: true,
  setShowcase: true,
  closeYear: true,
};
const YEAR_STATUSES: Record<YearStatus, true> = { planned: true, open: true, cut: true, closed: true };
const PAUSES: Record<PauseCause, true> = {
  correction: true,
  suspension: true,
  expertReview: true,
  spoken: true,
};

describe('the schema', () => {
  let database: Database;
  let pool: Pool;
  let source: DataSource;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.ownerUrl);
    source = await createDataSource(pool);
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  async function columnsOf(table: string): Promise<string[]> {
    const rows = await source.query(
      `SELECT c.column_name AS name, c.udt_name AS type, c.is_nullable = 'YES' AS nullable,
              c.is_generated = 'ALWAYS' AS generated, k.column_name IS NOT NULL AS key
         FROM information_schema.columns c
         LEFT JOIN information_schema.table_constraints t
           ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.constraint_type = 'PRIMARY KEY'
         LEFT JOIN information_schema.key_column_usage k
           ON k.constraint_name = t.constraint_name AND k.table_name = c.table_name AND k.column_name = c.column_name
        WHERE c.table_schema = 'public' AND c.table_name = $1`,
      [table],
    );
    return rows
      .map((row: Record<string, string | boolean>) =>
        describeColumn({ ...row, type: TYPES[row.type as string] ?? row.type } as Described),
      )
      .sort();
  }

  it('has the columns that the entities say', async () => {
    for (const { tableName, columns } of source.entityMetadatas) {
      expect({ table: tableName, columns: columns.filter(isStored).map(describeMetadata).sort() }).toEqual({
        table: tableName,
        columns: await columnsOf(tableName),
      });
    }
  });

  it('reads and writes rows as entities, dates as civil dates, and a password only when it is asked for', async () => {
    const accounts = source.getRepository(AccountEntity);
    const made = { login: 'a', name: 'A', email: 'a@example.cn', role: 'office', passwordHash: 'h' } as const;
    const { id } = await accounts.save(made);
    expect(await accounts.findOneBy({ id })).toMatchObject({ login: 'a', department: null, active: true });
    expect((await accounts.findOneBy({ id }))?.passwordHash).toBeUndefined();
    await source.query(`INSERT INTO programme VALUES (2024, 45, 'test', '2024-08-28')`);
    const rules = { version: '2024.1', programmeYear: 2024, body: {}, effectiveFrom: '2024-08-28' };
    await source.getRepository(RuleSetEntity).insert(rules);
    expect(await source.getRepository(RuleSetEntity).find()).toMatchObject([rules]);
  });

  it('allows exactly the codes of the procedure', async () => {
    const allowed = async (table: string, column: string) => {
      const [{ text }] = await source.query(
        `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = $1`,
        [`${table}_${column}_check`],
      );
      return [...text.matchAll(/'(\w+)'::text/g)].map((match) => match[1]).sort();
    };
    expect(await allowed('application', 'stage')).toEqual([...STAGES].sort());
    expect(await allowed('application_event', 'type')).toEqual(Object.keys(EVENT_TYPES).sort());
    const clocks = Object.keys(schoolRules().clocks) as ClockName[];
    expect(await allowed('task', 'clock')).toEqual(clocks.sort());
    const commands = Object.keys({
      ...COMMANDS,
      ...OBLIGATION_COMMANDS,
      ...YEAR_ACTS,
      ...CELL_COMMAND_NAMES,
      recordEarlier: true, // 补录: no act on a case, the beginning of one
    });
    expect(await allowed('command', 'type')).toEqual(commands.sort());
    expect(await allowed('obligation_event', 'type')).toEqual(Object.keys(OBLIGATION_EVENT_TYPES).sort());
    expect(await allowed('obligation', 'kind')).toEqual(Object.keys(OBLIGATION_KINDS).sort());
    expect(await allowed('obligation', 'status')).toEqual(Object.keys(OBLIGATION_STATUSES).sort());
    expect(await allowed('programme_event', 'type')).toEqual(Object.keys(YEAR_EVENT_TYPES).sort());
    expect(await allowed('programme', 'status')).toEqual(Object.keys(YEAR_STATUSES).sort());
    expect(await allowed('cell_life', 'stage')).toEqual(Object.keys(CELL_STAGE_NAMES).sort());
    expect(await allowed('cell_life', 'clock')).toEqual(Object.keys(CELL_CLOCK_NAMES).sort());
    expect(await allowed('cell_event', 'type')).toEqual(Object.keys(CELL_EVENT_NAMES).sort());
    expect(await allowed('clock_pause', 'why')).toEqual(Object.keys(PAUSES).sort());
  });

  it('has an index on every foreign key to deletable rows, so that a delete scans no table', async () => {
    const bare = await source.query(
      `SELECT c.conrelid::regclass::text AS "table", c.conname AS key FROM pg_constraint c
        WHERE c.contype = 'f' AND c.confrelid IN ('application'::regclass, 'unit'::regclass, 'session'::regclass)
          AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indpred IS NULL
                            AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] = c.conkey)`,
    );
    expect(bare).toEqual([]);
  });
});

const isStored = (column: ColumnMetadata) => !column.isVirtualProperty;

interface Described {
  name: string;
  type: string;
  nullable: boolean;
  generated: boolean;
  key: boolean;
}

function describeMetadata(column: ColumnMetadata): string {
  const type = `${typeof column.type === 'string' ? column.type : column.type.name}${column.isArray ? '[]' : ''}`;
  return describeColumn({
    name: column.databaseName,
    type,
    nullable: column.isNullable,
    generated: !column.isInsert,
    key: column.isPrimary,
  });
}

function describeColumn({ name, type, nullable, generated, key }: Described): string {
  return [name, type, nullable && 'null', generated && 'generated', key && 'key'].filter(Boolean).join(' ');
}
