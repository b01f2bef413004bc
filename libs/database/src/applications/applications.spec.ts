import { type Actor, type Stage, STAGES } from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import { insertPerson, seedSchool } from '../../../../test/support/database/rows';
import { findApplicationLines, findApplicationPage } from './applications.query';
import type { ApplicationsWanted } from './applications-wanted';

const LANES: [type: string, leads: string[]][] = [
  ['SCHOOL', ['JIAOW', 'JGSW']],
  ['SCHOOL', ['JIAOW']], // leads of an earlier version of the rules
  ['VENUE', ['TYJ', 'JIAOW']],
  ['PARK', ['TYJ']],
];
const UNITS = ['渝北实验小学', '渝北第一中学', '龙溪体育馆', '双龙湖产业园', '渝北%_小学'];

interface Row {
  id: string;
  number: string;
  type: string;
  leads: string[];
  year: number;
  stage: Stage;
  unit: string;
  applicant: string;
  updatedAt: string;
  seats: { seat: string; overdue: boolean }[];
  inspectors: string[];
}

describe('the list of applications', () => {
  let database: Database;
  let pool: Pool;
  const viewers: Record<string, Actor> = {};
  const rows: Row[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.ownerUrl);
    await seedSchool(pool);
    await pool.query(`INSERT INTO programme VALUES (2025, 45, 'test', '2025-01-01')`);
    const add = async (login: string, role: Actor['role'], department?: string) =>
      (viewers[login] = {
        id: await insertPerson(pool, { login: `${login}.x`, role, department }),
        role,
        department,
      });
    await add('unit1', 'applicant');
    await add('unit2', 'applicant');
    await add('jiaow', 'department', 'JIAOW');
    await add('tyj', 'department', 'TYJ');
    await add('jgsw', 'department', 'JGSW');
    await add('inspector', 'inspector');
    await add('office', 'office');
    await add('auditor', 'auditor');
    await add('admin', 'admin');
    for (let n = 0; n < 240; n += 1) await insert(n);
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  /** Inserts the n-th application; together they vary every column, and some share `updated_at`. */
  async function insert(n: number): Promise<void> {
    const [type, leads] = LANES[(n * 7) % LANES.length]!;
    const year = n % 3 === 0 ? 2025 : 2024;
    const stage = STAGES[(Math.floor(n / 4) * 5) % STAGES.length]!;
    const [id, unitId] = [randomUUID(), randomUUID()];
    const applicant = viewers[n % 2 === 0 ? 'unit1' : 'unit2']!.id;
    const number = `YB-${year}-${type}-${String(n).padStart(4, '0')}`;
    const unit = `${UNITS[n % UNITS.length]}${n}`;
    const updatedAt = `2024-09-01 00:00:${String(Math.floor(n / 3) % 60).padStart(2, '0')}.123456+00`;
    const open =
      stage !== 'draft' && !['settled', 'refused', 'withdrawn', 'lapsed', 'revoked'].includes(stage);
    const seats = open
      ? [{ seat: n % 4 === 0 ? 'office' : `department:${leads[0]}`, overdue: n % 5 === 0 }]
      : [];
    const inspectors = [...(n % 6 === 0 ? ['inspector'] : []), ...(n % 11 === 0 ? ['jgsw'] : [])].map(
      (who) => viewers[who]!.id,
    );
    await pool.query(
      `INSERT INTO unit (id, name, no_code_reason, address, street, created_by) VALUES ($1, $2, '-', '-', '-', $3)`,
      [unitId, unit, applicant],
    );
    const draft = stage === 'draft';
    const state = {
      id,
      number,
      programmeYear: year,
      cellType: type,
      unitId,
      applicantId: applicant,
      stage,
      seq: 1,
    };
    await pool.query(
      `INSERT INTO application (id, number, programme_year, cell_type, unit_id, applicant_id, contact_name, contact_phone,
         contact_email, leads, stage, seq, state, rules, rules_version, submitted_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, '-', '-', 'a@b.cn', $7, $8, $9, $10, '{}', '2024.1', now(), $11)`,
      [
        id,
        number,
        year,
        type,
        unitId,
        applicant,
        leads,
        stage,
        draft ? 0 : 1,
        draft ? null : JSON.stringify(state),
        updatedAt,
      ],
    );
    for (const { seat, overdue } of seats) {
      await pool.query(
        `INSERT INTO task (application_id, seat, clock, opened_on, due_on, told_due_on, provisional, overdue, paused)
         VALUES ($1, $2, 'naming', '2024-09-01', '2024-09-02', '2024-09-02', false, $3, false)`,
        [id, seat, overdue],
      );
    }
    for (const user of inspectors)
      await pool.query('INSERT INTO inspector_assignment VALUES ($1, $2)', [id, user]);
    rows.push({ id, number, type, leads, year, stage, unit, applicant, updatedAt, seats, inspectors });
  }

  /** The expected rows of a list, by a plain filter and sort. */
  function expected(viewer: Actor, wanted: Omit<ApplicationsWanted, 'limit'>): string[] {
    return rows
      .filter((row) => sees(viewer, row) && isWanted(row, wanted))
      .sort((a, b) =>
        a.updatedAt === b.updatedAt ? (a.id < b.id ? 1 : -1) : a.updatedAt < b.updatedAt ? 1 : -1,
      )
      .map(({ id }) => id);
  }

  function sees({ id, role, department }: Actor, row: Row): boolean {
    if (role === 'applicant') return row.applicant === id;
    if (role === 'admin' || row.stage === 'draft') return false;
    if (role === 'office' || role === 'auditor') return true;
    return row.inspectors.includes(id) || (role === 'department' && row.leads.includes(department!));
  }

  function isWanted(row: Row, wanted: Omit<ApplicationsWanted, 'limit'>): boolean {
    const {
      stage,
      cellType,
      department,
      programmeYear,
      waitingFor,
      overdue: overdue,
      q,
      typesNamed = [],
    } = wanted;
    const isLate = row.seats.some(({ overdue }) => overdue);
    return (
      (!stage || row.stage === stage) &&
      (!cellType || row.type === cellType) &&
      (!department || row.leads.includes(department)) &&
      (!programmeYear || row.year === programmeYear) &&
      (!waitingFor || row.seats.some(({ seat }) => seat === waitingFor)) &&
      (overdue === undefined || isLate === overdue) &&
      (!q ||
        row.unit.includes(q) ||
        row.number.includes(q.normalize('NFKC').replaceAll(' ', '').toUpperCase()) ||
        typesNamed.some((named) => named.cellType === row.type && named.programmeYear === row.year))
    );
  }

  /** Reads every page of a list, one after the other. */
  async function walk(
    viewer: Actor,
    wanted: Omit<ApplicationsWanted, 'limit'>,
    few: number,
  ): Promise<string[]> {
    const ids: string[] = [];
    let after: ApplicationsWanted['after'];
    for (;;) {
      const page = await findApplicationPage(pool, viewer, { ...wanted, after, limit: 17 }, few);
      ids.push(...page.map(({ id }) => id));
      after = page.at(-1);
      if (page.length < 17) return ids;
    }
  }

  const of = (programmeYear: number, ...types: string[]) =>
    types.map((cellType) => ({ programmeYear, cellType }));

  const SERIAL = String(LANES.length).padStart(4, '0'); // of a school, as those of the first lane
  const FILTERS: Omit<ApplicationsWanted, 'limit'>[] = [
    {},
    { stage: 'departmentReview' },
    { stage: 'draft' },
    { cellType: 'SCHOOL' },
    { department: 'JIAOW' },
    { department: 'NONE' },
    { programmeYear: 2025 },
    { programmeYear: 2024, stage: 'naming', cellType: 'VENUE' },
    { department: 'TYJ', stage: 'settled' },
    { waitingFor: 'office' },
    { waitingFor: 'department:JIAOW' },
    { waitingFor: 'applicant' },
    { overdue: true },
    { overdue: false, programmeYear: 2024 },
    { overdue: true, waitingFor: 'office' },
    { q: '小学' },
    { q: '渝北第一中学' },
    { q: '校' },
    { q: '%_' },
    { q: '学小' },
    { q: 'yb-2024-school' },
    { q: 'YB-2024-SCHOOL-00' },
    { q: 'YB-2025' },
    { q: 'YB-' },
    { q: SERIAL },
    { q: `SCHOOL-${SERIAL}` },
    { q: `ＳＣＨＯＯＬ－ ${SERIAL}` },
    { q: '2024-SCHOOL' },
    { q: 'OOL-001' },
    { q: 'SCHOOL-9' },
    { q: '学', typesNamed: [...of(2024, 'SCHOOL'), ...of(2025, 'SCHOOL')] },
    { q: '无此名', typesNamed: of(2025, 'SCHOOL') },
    { q: '体育', typesNamed: of(2024, 'VENUE', 'PARK'), programmeYear: 2024 },
    { q: '园', typesNamed: [...of(2024, 'PARK'), ...of(2025, 'PARK')], stage: 'inspection' },
    { q: '渝北', typesNamed: [...of(2024, 'VENUE'), ...of(2025, 'VENUE')], waitingFor: 'office' },
    { q: '小学', stage: 'inspection', department: 'JGSW' },
    { q: '渝北', waitingFor: 'department:JIAOW', cellType: 'SCHOOL' },
  ];

  it.each(FILTERS)(
    '%j: gives each person exactly what he may see, page by page, in order',
    async (wanted) => {
      for (const [name, viewer] of Object.entries(viewers)) {
        const ids = expected(viewer, wanted);
        for (const few of [2000, 3])
          expect({ name, ids: await walk(viewer, wanted, few) }).toEqual({ name, ids });
      }
    },
  );

  it.each(['unit', 'number', 'type', 'stage', 'due', 'updated'] as const)(
    'sorted by %s, gives each person the same rows, and backwards the reverse',
    async (column) => {
      for (const wanted of FILTERS.slice(0, 22))
        for (const [name, viewer] of Object.entries(viewers)) {
          const up = await walk(viewer, { ...wanted, sort: column }, 2000);
          const ids = [...expected(viewer, wanted)].sort();
          expect({ name, wanted, ids: [...up].sort() }).toEqual({ name, wanted, ids });
          expect(await walk(viewer, { ...wanted, sort: `-${column}` }, 2000)).toEqual(up.reverse());
        }
    },
  );

  it('is tested with data: every filter finds rows for somebody, except those meant to find none', () => {
    const empty = FILTERS.filter((wanted) =>
      Object.values(viewers).every((who) => expected(who, wanted).length === 0),
    );
    expect(empty).toEqual([
      { department: 'NONE' },
      { waitingFor: 'applicant' },
      { q: '校' },
      { q: '学小' },
      { q: 'SCHOOL-9' },
    ]);
  });

  it('gives the lines of a page in its order, with who is waited for', async () => {
    const wanted = { waitingFor: 'department:JIAOW' };
    const ids = expected(viewers.office!, wanted).slice(0, 5);
    const lines = await findApplicationLines(pool, ids);
    expect(lines.map(({ id }) => id)).toEqual(ids);
    expect(lines[0]!.waitingFor).toMatchObject([{ seat: 'department:JIAOW', dueOn: '2024-09-02' }]);
  });
});
