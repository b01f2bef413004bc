import type { Pool } from 'pg';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import { Directories } from './directory';

const TODAY = Date.parse('2025-03-03T09:00:00+08:00');
const school = (name: string) => ({ code: 'SCHOOL', name, shortName: name, aliases: [] });
const shop = { code: 'SHOP', name: '无废商超', shortName: '商超', aliases: [{ name: '无废超市' }] };

describe('the names of types and departments', () => {
  let database: Database;
  let pool: Pool;
  let directories: Directories;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.ownerUrl);
    directories = new Directories(pool);
    await pool.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, $1)', [
      TODAY - Date.now(),
    ]);
    await pool.query(
      `INSERT INTO department (id, name, full_name) VALUES ('JIAOW', '区教委', '区教育委员会')`,
    );
    await publish('2024.1', 2024, '2024-08-28', [school('无废学校'), shop]);
    await publish('2025.1', 2025, '2025-01-10', [school('无废校园')]);
    await publish('2025.2', 2025, '2025-02-01', [school('无废校区')]);
    await publish('2025.3', 2025, '2025-06-01', [school('无废学园')]);
    await publish('2027.1', 2027, '2027-01-01', [school('无废一校')]);
    await publish('2027.2', 2027, '2027-02-01', [school('无废二校')]);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const publish = (version: string, year: number, from: string, cellTypes: object[]) =>
    pool.query(
      'INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ($1, $2, $3, $4)',
      [version, year, { cellTypes }, from],
    );

  it('are those of the version that the application is bound to', async () => {
    const { cellType } = await directories.read();
    const named = (pinnedVersion: string) =>
      cellType({ cellType: 'SCHOOL', programmeYear: Number(pinnedVersion.slice(0, 4)), pinnedVersion });
    expect(['2024.1', '2025.1', '2025.2'].map(named)).toEqual(['无废学校', '无废校园', '无废校区']);
  });

  it('are those of the rules in force while it is a draft', async () => {
    const { cellType } = await directories.read();
    expect(cellType({ cellType: 'SCHOOL', programmeYear: 2025 })).toBe('无废校区');
    expect(cellType({ cellType: 'SCHOOL', programmeYear: 2024, pinnedVersion: null })).toBe('无废学校');
    expect(cellType({ cellType: 'SCHOOL', programmeYear: 2027 })).toBe('无废一校'); // the first that will be in force
  });

  it('are those of another version for a type that its own does not have, and the code without any', async () => {
    const { cellType } = await directories.read();
    expect(cellType({ cellType: 'SHOP', programmeYear: 2025, pinnedVersion: '2025.1' })).toBe('无废商超');
    expect(cellType({ cellType: 'SCHOOL', programmeYear: 2030 })).toBe('无废一校');
    expect(cellType({ cellType: 'PIER', programmeYear: 2024 })).toBe('PIER');
  });

  it('find the types of each year by name, short name and alias', async () => {
    const { cellTypesNamed } = await directories.read();
    expect(cellTypesNamed('学校')).toEqual([{ programmeYear: 2024, cellType: 'SCHOOL' }]);
    expect(cellTypesNamed('无废校园')).toEqual([{ programmeYear: 2025, cellType: 'SCHOOL' }]);
    expect(cellTypesNamed('超市')).toEqual([{ programmeYear: 2024, cellType: 'SHOP' }]);
    expect(cellTypesNamed('无废')).toEqual([]);
  });

  it('follow a department that is renamed or new, and a version that another process publishes', async () => {
    expect((await directories.read()).department('JIAOW')).toBe('区教委');
    expect((await directories.read()).department('XQJ')).toBe('XQJ');
    await pool.query(`UPDATE department SET name = '区教育局'`);
    await pool.query(
      `INSERT INTO department (id, name, full_name) VALUES ('XQJ', '区学前局', '区学前教育局')`,
    );
    await publish('2026.1', 2026, '2025-03-01', [school('绿色学校')]);
    const now = await directories.read();
    expect([now.department('JIAOW'), now.department('XQJ'), now.department('NONE')]).toEqual([
      '区教育局',
      '区学前局',
      'NONE',
    ]);
    expect(now.cellType({ cellType: 'SCHOOL', programmeYear: 2026 })).toBe('绿色学校');
  });

  it('cost one statement, however many versions there are', async () => {
    await directories.read();
    const asked = jest.spyOn(pool, 'query');
    await directories.read();
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
  });
});
