import type { Pool } from 'pg';
import { named, type Story } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import { asSchool, insertStory, seedSchool } from '../../../../test/support/database/rows';
import { inTransaction } from '../connection/transaction';

/** 守恒 (conservation): what constraints alone keep any code from writing. */
describe('the ledger itself', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;
  let cells: Story[];

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner);
    await owner.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, 0)');
    await owner.query('UPDATE programme SET baseline = 3');
    cells = [1, 2, 3, 4].map((n) => asSchool(n, named()));
    for (const cell of cells) await insertStory(pool, cell);
  });

  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  interface Entry {
    ordinal: number;
    year: number;
    delta: 1 | -1;
    reason: string;
  }

  /** Writes entries of a cell, and the year in its row, in one transaction. */
  const write = (cell: Story, entries: Entry[], row?: { year?: number | null; revokedOn?: string }) =>
    inTransaction(pool, async (client) => {
      for (const { ordinal, year, delta, reason } of entries) {
        await client.query(
          `INSERT INTO ledger_entry (application_id, ordinal, assessment_year, delta, reason, event_seq, at, by_user, rules_version)
           VALUES ($1, $2, $3, $4, $5, $6, now(), 'system', '2024.1')`,
          [cell.app.id, ordinal, year, delta, reason, cell.app.seq],
        );
      }
      if (row?.year !== undefined)
        await client.query('UPDATE cell SET assessment_year = $2 WHERE application_id = $1', [
          cell.app.id,
          row.year,
        ]);
      if (row?.revokedOn)
        await client.query('UPDATE cell SET revoked_on = $2 WHERE application_id = $1', [
          cell.app.id,
          row.revokedOn,
        ]);
    });

  const carry = (from = 2): Entry[] => [
    { ordinal: from, year: 2024, delta: -1, reason: 'carried' },
    { ordinal: from + 1, year: 2025, delta: 1, reason: 'carried' },
  ];

  it.each<[string, Entry[], { year?: number | null; revokedOn?: string } | undefined, string]>([
    [
      'a second year for one cell',
      [{ ordinal: 2, year: 2025, delta: 1, reason: 'counted' }],
      {},
      'ledger_counted_once',
    ],
    ['a year before its own', [{ ordinal: 2, year: 2023, delta: 1, reason: 'counted' }], {}, 'ledger_reach'],
    [
      'out of a year in which it does not count',
      [{ ordinal: 2, year: 2025, delta: -1, reason: 'revoked' }],
      {},
      'ledger_counted_here',
    ],
    [
      'a gap in its numbers',
      [{ ordinal: 3, year: 2024, delta: -1, reason: 'revoked' }],
      {},
      'ledger_in_turn',
    ],
    ['half a move', [carry()[0]!], { year: null }, 'ledger_conservation'],
    [
      'a move whose second half is another act',
      [carry()[0]!, { ...carry()[1]!, reason: 'counted' }],
      { year: 2025 },
      'ledger_half_a_move',
    ],
    [
      'a move backwards that calls itself forwards',
      [{ ...carry()[0]!, reason: 'returned' }],
      {},
      'ledger_reach',
    ],
    [
      'a cell that is named and counts nowhere',
      [{ ordinal: 2, year: 2024, delta: -1, reason: 'uncounted' }],
      { year: null },
      'ledger_conservation',
    ],
    ['a row that says another year than the ledger', [], { year: 2025 }, 'ledger_conservation'],
    ['a revoked cell that still counts', [], { revokedOn: '2024-12-02' }, 'ledger_conservation'],
    [
      'a sign that does not fit the reason',
      [{ ordinal: 2, year: 2024, delta: -1, reason: 'counted' }],
      {},
      'ledger_entry_sign',
    ],
  ])('does not take %s', async (_, entries, row, constraint) => {
    const before = await owner.query('SELECT * FROM ledger_entry ORDER BY position');
    await expect(write(cells[0]!, entries, row)).rejects.toMatchObject({ constraint });
    expect((await owner.query('SELECT * FROM ledger_entry ORDER BY position')).rows).toEqual(before.rows);
  });

  it('carries nothing at or below the baseline, and one of two concurrent carries of one surplus', async () => {
    const races = await Promise.allSettled(cells.map((cell) => write(cell, carry(), { year: 2025 })));
    const refused = races.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(3);
    for (const race of refused)
      expect((race as PromiseRejectedResult).reason).toMatchObject({ constraint: 'ledger_baseline' });
  });

  it('numbers its entries without a gap in the order of commit', async () => {
    const { rows } = await owner.query('SELECT position FROM ledger_entry ORDER BY position');
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, i) => i + 1));
  });

  it('recounts when the setting changes, or refuses the change', async () => {
    await expect(pool.query(`UPDATE programme SET counts_from = 'recognised'`)).rejects.toMatchObject({
      constraint: 'ledger_conservation',
    });
  });

  it('keeps every baseline that held', async () => {
    await pool.query(`UPDATE programme SET baseline = 50, baseline_source = '市无废办通知'`);
    const { rows } = await owner.query('SELECT version, value, source FROM baseline ORDER BY version');
    expect(rows).toEqual([
      { version: 1, value: 45, source: 'test' },
      { version: 2, value: 3, source: 'test' },
      { version: 3, value: 50, source: '市无废办通知' },
    ]);
    await expect(owner.query('UPDATE baseline SET value = 1')).rejects.toThrow('does not allow');
  });
});
