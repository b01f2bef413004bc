import { sealDay } from '@app/database';
import { ruleSet2024 } from '@app/rules';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aCell, type StoredCell } from '../../../../test/support/api/cells';
import { download, recordsOf, valuesIn } from '../../../../test/support/api/download';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { theYear } from '../../../../test/support/api/year';

/** Two beyond the annex: 62 cells over all fifteen types. */
const EXTRA: Record<string, number> = { SCHOOL: 1, FACTORY: 1 };
const CHECKER = join(__dirname, '../../../../libs/exports/src/evidence/verify.mjs');

interface Verdict {
  ok: boolean;
  root: string;
  completed: number;
  proposal: string[];
  faults: { code: string; where: string; detail: string }[];
}

describe('a full programme year of 62 cells', () => {
  let api: RunningApi;
  const told: StoredCell[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'wufei-third-party-'));

  beforeAll(async () => {
    api = await startApi({ start: '2024-12-20T09:00:00+08:00' });
    let n = 100;
    for (const { code, target } of ruleSet2024.cellTypes) {
      for (let i = 0; i < target.value + (EXTRA[code] ?? 0); i += 1) {
        n += 1;
        const namedOn = `2024-${n % 3 === 0 ? '10' : '11'}-${String(10 + (n % 18)).padStart(2, '0')}`;
        const [score, selfScore] = [85 + (n % 31) / 2, 80 + (n % 40) / 2];
        const documentNumber = `渝北无废办〔2024〕${Number(namedOn.slice(5, 7)) * 100 + Number(namedOn.slice(8))}号`;
        told.push(await aCell(api, { cellType: code, n, namedOn, score, selfScore, documentNumber }));
      }
    }
  }, 240_000);
  afterAll(async () => {
    await api.stop();
    rmSync(folder, { recursive: true });
  });

  const nameOf = (code: string) => ruleSet2024.cellTypes.find((type) => type.code === code)!.name;
  const named = (id: string) => ruleSet2024.departments.find((one) => one.id === id)!.name;

  it('has a summary in which every field of every cell is what was told', async () => {
    expect(told).toHaveLength(62);
    const { bytes, headers } = await download(await api.as('office'), '/exports/programmes/2024/cells');
    expect(headers.get('x-total-count')).toBe('62');
    const values = await valuesIn(bytes);
    expect(values.slice(2, 64)).toEqual(
      told.map((cell, i) => [
        ...[i + 1, '渝北区', nameOf(cell.cellType), cell.unit, cell.creditCode],
        ...[`双龙湖街道双龙大道${cell.n}号`, '王**', '*******1234', cell.leads.map(named).join('、')],
        ...[new Date('2024-09-02'), cell.selfScore, new Date('2024-09-02'), cell.score, '通过'],
        ...['2024-09-02 至 2024-09-09', cell.documentNumber, new Date(cell.namedOn), 2024, '否', '否', null],
      ]),
    );
  });

  it('has a progress table whose sums are those of the annex and of what was told', async () => {
    const { bytes } = await download(await api.as('office'), '/exports/programmes/2024/progress');
    const values = await valuesIn(bytes);
    ruleSet2024.cellTypes.forEach(({ code, target }, i) => {
      const done = told.filter(({ cellType }) => cellType === code).length;
      const row = [target.value, target.comparison, done, done, done, 0, done, 0, done / target.value];
      expect(values[5 + i]!.slice(3, 12)).toEqual(row);
    });
    expect(values[20]!.slice(3, 11)).toEqual([60, null, 62, 62, 62, 0, 62, 0]);
    expect(values[1]![0]).toContain('45 个\uff1a计入 62 个\uff0c缺 0 个\uff0c超出 17 个');
  });

  it('has a ledger with one entry for each, and a proposal of 17 in the order of the rule', async () => {
    const office = await api.as('office');
    const ledger = recordsOf((await download(office, '/exports/programmes/2024/ledger?format=csv')).bytes);
    expect(ledger.map((row) => [row['申报编号'], row['考核年度'], row['增减（个）'], row['事由']])).toEqual(
      told.map(({ number }) => [number, '2024', '1', '计入']),
    );
    expect(new Set(ledger.map((row) => row['当时基数（个）']))).toEqual(new Set(['45']));
    const proposal = recordsOf(
      (await download(office, '/exports/programmes/2024/carry-over?format=csv')).bytes,
    );
    expect(proposal.map((row) => row['申报编号'])).toEqual(proposed(told, 17));
    expect(proposal.every((row) => row['理由'] !== '' && row['命名文号'] !== '')).toBe(true);
    for (const login of ['jiaow', 'unit1', 'inspector1']) {
      for (const form of ['ledger', 'carry-over', 'evidence.zip']) {
        expect((await (await api.as(login)).get(`/exports/programmes/2024/${form}`)).status).toBe(403);
      }
    }
  });

  it('gives contacts to the office alone, and keeps who took them', async () => {
    const path = '/exports/programmes/2024/cells?format=csv&contacts=full';
    const [first] = recordsOf((await download(await api.as('office'), path)).bytes);
    expect([first!['联系人'], first!['联系电话']]).toEqual(['王小明', '13800001234']);
    for (const login of ['jiaow', 'auditor']) {
      const reply = await (await api.as(login)).get(path);
      expect([reply.status, reply.body.code]).toEqual([403, 'contactsNotYours']);
    }
    const kept = await api.sql('SELECT user_id, what, programme_year, people FROM disclosure');
    const what = '细胞创建情况汇总表（csv）';
    expect(kept).toEqual([{ user_id: api.idOf('office'), what, programme_year: 2024, people: 62 }]);
  });

  describe('leaves evidence', () => {
    let root: string;
    const FIRST = () => told[0]!;

    beforeAll(async () => {
      await api.sql(
        `INSERT INTO file (application_id, uploaded_by, name, media_type, size, sha256, stored_as)
         VALUES ($1, $2, 'a.pdf', 'application/pdf', 3, repeat('a', 64), 'x')`,
        [FIRST().id, api.idOf('unit1')],
      );
      await (await api.as('office')).mustAct(told[1]!.id, { type: 'reportToCity' });
      await sealDay(api.pool, { year: 2024, day: '2024-12-19', at: Date.now() });
    });

    /** The archive weighed by its checker, as a process of its own in a folder that holds nothing else. */
    const verdict = async (...options: string[]): Promise<Verdict> => {
      const { bytes, status } = await download(
        await api.as('auditor'),
        '/exports/programmes/2024/evidence.zip',
      );
      expect(status).toBe(200);
      writeFileSync(join(folder, 'evidence.zip'), bytes);
      copyFileSync(CHECKER, join(folder, 'verify.mjs'));
      expect(readdirSync(folder).sort()).toEqual(['evidence.zip', 'verify.mjs']);
      const args = ['verify.mjs', 'evidence.zip', '--json', ...options];
      const run = spawnSync(process.execPath, args, {
        cwd: folder,
        encoding: 'utf8',
        env: {},
        maxBuffer: 1e9,
      });
      expect(run.stderr).toBe('');
      return JSON.parse(run.stdout) as Verdict;
    };
    const faults = async () => (await verdict()).faults.map(({ code, where }) => `${code} ${where}`);

    /** What somebody does who owns the tables and has put their guards aside. */
    const tamper = async (table: string, ...acts: string[]) => {
      await api.sql(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      for (const act of acts) await api.sql(act);
      await api.sql(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    };
    const positionOf = async (kind: string, source: string, { number } = FIRST()) => {
      const [row] = await api.sql(
        'SELECT position FROM chain_link WHERE chain = $1 AND kind = $2 AND source = $3',
        [number, kind, source],
      );
      return row.position as number;
    };
    const seqOf = async (type: string, last = false) => {
      const [row] = await api.sql(
        `SELECT seq FROM application_event WHERE application_id = $1 AND type = $2 ORDER BY seq ${last ? 'DESC' : ''} LIMIT 1`,
        [FIRST().id, type],
      );
      return row.seq as number;
    };

    it('that is found whole by plain Node, with the same figures and the same proposal', async () => {
      const found = await verdict();
      expect(found.faults).toEqual([]);
      expect(found).toMatchObject({ ok: true, completed: 62, proposal: proposed(told, 17) });
      root = found.root;
      expect(root).toMatch(/^sha256:/);
    });

    it('that names no person', async () => {
      const { bytes } = await download(await api.as('office'), '/exports/programmes/2024/evidence.zip');
      const { unzipSync } = await import('fflate');
      const text = Object.values(unzipSync(bytes))
        .map((file) => Buffer.from(file).toString())
        .join('\n');
      for (const secret of ['王小明', '13800001234', 'a@b.cn', 'wufei.example'])
        expect(text).not.toContain(secret);
    });

    it('in which a flipped byte is found and named', async () => {
      const seq = await seqOf('named');
      const where = `WHERE application_id = '${FIRST().id}' AND seq = ${seq}`;
      const change = (from: string, to: string) =>
        tamper(
          'application_event',
          `UPDATE application_event SET data = replace(data::text, '${from}', '${to}')::jsonb ${where}`,
        );
      const later = FIRST().namedOn.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
      await change(FIRST().namedOn, later);
      const found = await faults();
      await change(later, FIRST().namedOn);
      expect(found).toContain(
        `recordChanged ${FIRST().number} 第 ${await positionOf('event', String(seq))} 条`,
      );
      expect(await faults()).toEqual([]);
    });

    const deleted = async (seq: number) => {
      const where = `application_id = '${FIRST().id}' AND seq = ${seq}`;
      await api.sql(`CREATE TEMP TABLE kept AS SELECT * FROM application_event WHERE ${where}`);
      await tamper('application_event', `DELETE FROM application_event WHERE ${where}`);
      const found = await verdict();
      await tamper('application_event', 'INSERT INTO application_event SELECT * FROM kept');
      await api.sql('DROP TABLE kept');
      return found.faults;
    };

    it('in which a deleted middle row is found and named', async () => {
      const seq = await seqOf('noticeEnded');
      const found = await deleted(seq);
      const place = `${FIRST().number} 第 ${await positionOf('event', String(seq))} 条`;
      expect(found[0]).toMatchObject({ code: 'recordMissing', where: place });
      expect(await faults()).toEqual([]);
    });

    it('in which a deleted last row is found and its chain named', async () => {
      const file = `application_id = '${FIRST().id}'`;
      await api.sql(`CREATE TEMP TABLE kept AS SELECT * FROM file WHERE ${file}`);
      await tamper('file', `DELETE FROM file WHERE ${file}`);
      const found = await faults();
      await tamper('file', 'INSERT INTO file SELECT * FROM kept');
      await api.sql('DROP TABLE kept');
      expect(found).toContain(`tailCut ${FIRST().number}`);
      expect(await faults()).toEqual([]);
    });

    it('in which the link and the end were removed too, is found by the seal of the day', async () => {
      const length = await positionOf('file', (await api.sql(`SELECT id FROM file LIMIT 1`))[0].id);
      const chain = `chain = '${FIRST().number}'`;
      await api.sql(
        `CREATE TEMP TABLE kept AS SELECT * FROM chain_link WHERE ${chain} AND position = ${length}`,
      );
      await api.sql(`CREATE TEMP TABLE kept_head AS SELECT * FROM chain_head WHERE ${chain}`);
      await api.sql(
        `CREATE TEMP TABLE kept_file AS SELECT * FROM file WHERE application_id = '${FIRST().id}'`,
      );
      await tamper('file', `DELETE FROM file WHERE application_id = '${FIRST().id}'`);
      await tamper('chain_link', `DELETE FROM chain_link WHERE ${chain} AND position = ${length}`);
      const before = `(SELECT hash FROM chain_link WHERE ${chain} AND position = ${length - 1})`;
      await tamper(
        'chain_head',
        `UPDATE chain_head SET length = ${length - 1}, hash = ${before} WHERE ${chain}`,
      );
      const found = await faults();
      await tamper('chain_link', 'INSERT INTO chain_link SELECT * FROM kept');
      await tamper('file', 'INSERT INTO file SELECT * FROM kept_file');
      await tamper(
        'chain_head',
        `UPDATE chain_head h SET length = k.length, hash = k.hash FROM kept_head k WHERE k.chain = h.chain`,
      );
      await api.sql('DROP TABLE kept, kept_head, kept_file');
      expect(found).toContain(`tailCut ${FIRST().number}`);
      expect(found).toContain('rootBroken 2024-12-19');
      expect(await faults()).toEqual([]);
    });

    it('in which two swapped rows are found and named', async () => {
      const [a, b] = [await seqOf('accepted'), await seqOf('noticeEnded')];
      const swap = `UPDATE application_event e SET type = o.type, data = o.data, at = o.at
        FROM application_event o WHERE o.application_id = e.application_id AND e.application_id = '${FIRST().id}'
         AND (e.seq, o.seq) IN ((${a}, ${b}), (${b}, ${a}))`;
      await tamper('application_event', swap);
      const found = await faults();
      await tamper('application_event', swap);
      for (const seq of [a, b]) {
        expect(found).toContain(
          `recordChanged ${FIRST().number} 第 ${await positionOf('event', String(seq))} 条`,
        );
      }
      expect(await faults()).toEqual([]);
    });

    it('in which a row that was put in is found', async () => {
      const [{ next }] = await api.sql(
        `SELECT max(seq) + 1 AS next FROM application_event WHERE application_id = '${FIRST().id}'`,
      );
      await tamper(
        'application_event',
        `INSERT INTO application_event (application_id, seq, type, data, by_user, at)
         VALUES ('${FIRST().id}', ${next}, 'revoked', '{}', 'system', now())`,
      );
      const found = await faults();
      await tamper(
        'application_event',
        `DELETE FROM application_event WHERE application_id = '${FIRST().id}' AND seq = ${next}`,
      );
      expect(found.some((fault) => fault.startsWith(`recordInserted ${FIRST().number}`))).toBe(true);
      expect(await faults()).toEqual([]);
    });

    it.each([
      ['a file’s hash', 'file', `sha256 = repeat('b', 64)`, `sha256 = repeat('a', 64)`],
      ['a ledger entry', 'ledger_entry', 'assessment_year = 2025', 'assessment_year = 2024'],
      ['the figure that held', 'baseline', 'value = 40', 'value = 45'],
      ['what was submitted', 'application', `form = form || '{"x": 1}'`, `form = form - 'x'`],
    ])('in which a change of %s is found', async (_, table, change, back) => {
      const which =
        table === 'baseline'
          ? 'year = 2024'
          : `${table === 'application' ? 'id' : 'application_id'} = '${FIRST().id}'`;
      await tamper(table, `UPDATE ${table} SET ${change} WHERE ${which}`);
      const found = await faults();
      await tamper(table, `UPDATE ${table} SET ${back} WHERE ${which}`);
      const chain = table === 'baseline' ? 'programme-2024' : FIRST().number;
      expect(found.some((fault) => fault.startsWith(`recordChanged ${chain}`))).toBe(true);
      expect(await faults()).toEqual([]);
    });

    it('in which a change of what a person wrote is found', async () => {
      await theYear(api).correct({ type: 'revocation', cell: told[2]!.number }, '复核不合格');
      await tamper(
        'command_input',
        `UPDATE command_input SET body = body || '{"reason": "其他"}' WHERE body ->> 'reason' = '复核不合格' AND programme_year = 2024`,
      );
      const found = await faults();
      expect(found.length).toBeGreaterThan(0);
      expect(found.every((fault) => fault.startsWith('recordChanged programme-2024 '))).toBe(true);
      await tamper(
        'command_input',
        `UPDATE command_input SET body = body || '{"reason": "复核不合格"}' WHERE body ->> 'reason' = '其他' AND programme_year = 2024`,
      );
      expect(await verdict()).toMatchObject({ ok: true, completed: 61 });
    });
  });
});

/** The rule of the notice in other words: latest named of the types above their figure, then the latest of all. */
function proposed(cells: StoredCell[], surplus: number): string[] {
  const order = ruleSet2024.cellTypes.map(({ code }) => code);
  const above = new Map(ruleSet2024.cellTypes.map(({ code, target }) => [code, -target.value]));
  for (const { cellType } of cells) above.set(cellType, above.get(cellType)! + 1);
  const latest = [...cells].sort(
    (a, b) =>
      (a.namedOn < b.namedOn ? 1 : a.namedOn > b.namedOn ? -1 : 0) ||
      order.indexOf(b.cellType) - order.indexOf(a.cellType) ||
      b.n - a.n,
  );
  const chosen: StoredCell[] = [];
  for (const cell of latest) {
    if (above.get(cell.cellType)! <= 0) continue;
    chosen.push(cell);
    above.set(cell.cellType, above.get(cell.cellType)! - 1);
  }
  const others = latest.filter((cell) => !chosen.includes(cell));
  return [...chosen, ...others].slice(0, surplus).map(({ number }) => number);
}
