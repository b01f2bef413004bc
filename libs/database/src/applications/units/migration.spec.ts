import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { servers } from '../../../../../test/support/servers/servers';
import { migrate } from '../../migrate';

const MIGRATIONS = join(__dirname, '../../migrations');

describe('units that were there before there were records', () => {
  const { postgres, appPassword } = servers();
  const database = `wufei_units_${randomUUID().replaceAll('-', '')}`;
  const url = (name: string) => `postgres://postgres:${postgres.password}@127.0.0.1:${postgres.port}/${name}`;
  const folder = mkdtempSync(join(tmpdir(), 'wufei-migrations-'));
  const admin = new Client({ connectionString: url('postgres') });
  const db = new Client({ connectionString: url(database) });
  const people = [randomUUID(), randomUUID()];
  let serial = 0;

  beforeAll(async () => {
    cpSync(MIGRATIONS, folder, { recursive: true });
    for (const name of readdirSync(folder)) if (name >= '0015') rmSync(join(folder, name));
    await admin.connect();
    await admin.query(`CREATE DATABASE ${database}`);
    await migrate(url(database), appPassword, folder);
    await db.connect();
    await db.query(
      `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ('1', 2024, '{}', '2024-08-28')`,
    );
    await db.query(
      `INSERT INTO programme (year, baseline, baseline_source, opened_on) VALUES (2024, 45, '-', '2024-08-28')`,
    );
    for (const [i, id] of people.entries())
      await db.query(
        `INSERT INTO app_user (id, login, name, email, role, password_hash) VALUES ($1, $2, $2, 'a@b.cn', 'applicant', '-')`,
        [id, `p${i}`],
      );
  }, 60_000);
  afterAll(async () => {
    await db.end();
    await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
    await admin.end();
    rmSync(folder, { recursive: true });
  });

  /** A unit with one application of a type at a stage; returns the id of the unit. */
  async function unit(
    name: string,
    type: string,
    stage: string,
    code: string | null = null,
  ): Promise<string> {
    const [unitId, id] = [randomUUID(), randomUUID()];
    serial += 1;
    const by = people[serial % 2]!;
    await db.query(
      `INSERT INTO unit (id, name, credit_code, no_code_reason, address, street, created_by)
       VALUES ($1, $2, $3, $4, '-', '-', $5)`,
      [unitId, name, code, code ? null : 'test', by],
    );
    const number = `N${serial}`;
    const facts = { id, number, programmeYear: 2024, cellType: type, unitId, applicantId: by, stage, seq: 1 };
    await db.query(
      `INSERT INTO application (id, number, programme_year, cell_type, unit_id, applicant_id, contact_name, contact_phone,
         contact_email, leads, stage, seq, state, rules, rules_version, submitted_at)
       VALUES ($1, $2, 2024, $3, $4, $5, '-', '-', 'a@b.cn', '{JIAOW}', $6, 1, $7, '{}', '1', now())`,
      [id, number, type, unitId, by, stage, JSON.stringify(facts)],
    );
    return unitId;
  }

  it('become one by code or folded name; what would be two open cases stays apart', async () => {
    const school = await unit('渝北区（龙山）小学', 'SCHOOL', 'formalCheck', '91500112MA0000001X');
    const sameSchool = await unit('渝北区（龙山） 小学', 'FACTORY', 'refused');
    const rival = await unit('渝北区（龙山）小学', 'SCHOOL', 'formalCheck');
    const hotel = await unit('Ａ酒店', 'HOTEL', 'formalCheck');
    const sameHotel = await unit('a 酒店', 'SCENIC', 'formalCheck');
    const other = await unit('B酒店', 'HOTEL', 'formalCheck');
    expect(await migrate(url(database), appPassword)).toContain('0015-units.sql');
    const { rows } = await db.query<{ id: string; into: string | null }>(
      'SELECT id, merged_into AS into FROM unit',
    );
    const into = new Map(rows.map((row) => [row.id, row.into]));
    expect([school, sameSchool, rival].map((id) => into.get(id))).toEqual([null, school, null]);
    expect([hotel, sameHotel, other].map((id) => into.get(id) ?? null).filter(Boolean)).toHaveLength(1);
    expect(into.get(other)).toBeNull();
    const { rows: moved } = await db.query(
      `SELECT record_id AS record, unit_kept ->> 'name' AS name FROM application WHERE unit_id = $1`,
      [sameSchool],
    );
    expect(moved).toEqual([{ record: school, name: '渝北区（龙山） 小学' }]);
    const { rows: merges } = await db.query('SELECT kept, gone FROM unit_merge WHERE kept = $1', [school]);
    expect(merges).toEqual([{ kept: school, gone: sameSchool }]);
  });
});
