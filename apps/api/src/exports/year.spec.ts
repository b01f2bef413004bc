import { itemsOf } from '@app/domain';
import { getCellType, rubricOf, ruleSet2024 } from '@app/rules';
import { randomUUID } from 'node:crypto';
import { marksFor } from '../../../../test/support/drive';
import { partsOf } from '../../../../test/support/exports/read-back';
import type { Client } from '../../../../test/support/client';
import { aCase, aObligation } from '../../../../test/support/api/cases';
import { aCell, type StoredCell } from '../../../../test/support/api/cells';
import { download, recordsOf, valuesIn } from '../../../../test/support/api/download';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { theYear } from '../../../../test/support/api/year';

const OTHER = '渝北无废办〔2024〕5号';

describe('a programme year in the office’s forms', () => {
  let api: RunningApi;
  let office: Client;
  const told: StoredCell[] = [];

  beforeAll(async () => {
    api = await startApi({ start: '2024-10-15T09:00:00+08:00' });
    office = await api.as('office');
    await aCase(api, 'departmentReview');
    for (const [i, cellType] of ['SCHOOL', 'FACTORY', 'SCHOOL', 'VENUE'].entries()) {
      const score = 85 + i + 0.5;
      told.push(await aCell(api, { cellType, n: 41 - i, score, selfScore: 80 + i }));
    }
    told.push(await aCell(api, { cellType: 'FACTORY', n: 50, documentNumber: OTHER, namedOn: '2024-10-10' }));
    await aCell(api, { cellType: 'SCHOOL', n: 60, until: 'posted', submittedOn: '2024-10-14' });
    await aCell(api, { cellType: 'FACTORY', n: 61, until: 'publicNotice', submittedOn: '2024-10-14' });
  }, 60_000);
  afterAll(() => api.stop());

  const csv = async (path: string, login = 'office') => {
    const { status, bytes } = await download(await api.as(login), path);
    expect(status).toBe(200);
    return recordsOf(bytes);
  };
  /** By the annex, then by number. */
  const inOrder = () => {
    const place = new Map(ruleSet2024.cellTypes.map(({ code }, i) => [code, i]));
    return [...told].sort((a, b) => place.get(a.cellType)! - place.get(b.cellType)! || a.n - b.n);
  };

  describe('细胞创建情况汇总表', () => {
    it('has every named cell, cell by cell, with contacts masked', async () => {
      const { name, headers, bytes } = await download(office, '/exports/programmes/2024/cells');
      expect([name, headers.get('x-total-count')]).toEqual(['2024年度细胞创建情况汇总表.xlsx', '5']);
      const values = await valuesIn(bytes);
      expect(values[0]![0]).toBe('2024年度“无废城市细胞”创建情况汇总表');
      expect(values.slice(2, 7)).toEqual(
        inOrder().map((cell, i) => [
          ...[i + 1, '渝北区', nameOf(cell.cellType), cell.unit, cell.creditCode],
          ...[`双龙湖街道双龙大道${cell.n}号`, '王**', '*******1234', leadsOf(cell)],
          ...[new Date(cell.submittedOn), cell.selfScore, new Date(cell.submittedOn), cell.score, '通过'],
          ...[expect.stringMatching(/^2024-09-02 至 2024-09-09$/), cell.documentNumber],
          ...[new Date(cell.namedOn), 2024, '否', '否', null],
        ]),
      );
    });

    it('has all that were submitted when asked for', async () => {
      const all = await csv('/exports/programmes/2024/cells?format=csv&all=true');
      expect(all).toHaveLength(8);
      expect(all.filter((row) => row['命名日期'] === '')).toHaveLength(3);
    });

    it('has for a department what it leads, and for nobody else anything', async () => {
      const own = await csv('/exports/programmes/2024/cells?format=csv', 'jiaow');
      expect(own.map((row) => row['单位名称'])).toEqual(['渝北第39单位', '渝北第41单位']);
      expect(own[0]!['联系电话']).toBe('*******1234');
      expect((await (await api.as('unit1')).get('/exports/programmes/2024/cells')).status).toBe(403);
      expect((await (await api.as('inspector1')).get('/exports/programmes/2024/cells')).status).toBe(403);
    });
  });

  it('进展调度表 has a line per type of the annex, the sums, and the three gauges above', async () => {
    const { bytes, name } = await download(office, '/exports/programmes/2024/progress');
    expect(name).toBe('2024年度进展调度表.xlsx');
    const values = await valuesIn(bytes);
    expect(values.slice(1, 4).map(([text]) => text)).toEqual([
      '市级任务指标 45 个\uff1a计入 5 个\uff0c缺 40 个\uff0c超出 0 个',
      '区级任务目标 50 个\uff1a计入 5 个\uff0c缺 45 个\uff0c超出 0 个',
      '任务分工表合计 60 个\uff1a计入 5 个\uff0c缺 55 个\uff0c超出 0 个',
    ]);
    const rows = values.slice(5, 20);
    expect(rows.map((row) => row[1])).toEqual(ruleSet2024.cellTypes.map(({ code }) => nameOf(code)));
    expect(rows[0]!.slice(3, 12)).toEqual([5, '≥', 3, 3, 3, 1, 2, 0, 0.4]);
    expect(rows[5]!.slice(3, 12)).toEqual([5, '≥', 4, 3, 3, 1, 2, 0, 0.4]);
    expect(values[20]!.slice(0, 11)).toEqual(['合计', null, null, 60, null, 8, 7, 7, 2, 5, 0]);
    const own = await csv('/exports/programmes/2024/progress?format=csv', 'jiaow');
    expect(own.map((row) => row['细胞类型'])).toEqual(
      ruleSet2024.cellTypes.filter(({ leads }) => leads.includes('JIAOW')).map(({ code }) => nameOf(code)),
    );
  });

  it('进展调度表 says what the leads wrote in the newest quarter’s dispatch, and which quarter that is', async () => {
    const noted = async () => (await valuesIn((await download(office, path)).bytes)).map(String).join('\n');
    const path = '/exports/programmes/2024/progress';
    expect(await noted()).toContain('牵头部门尚未就细胞创建任务填报季度调度');
    const parts = [
      { department: 'JGSW', items: ['T15', 'T03', 'I03-1'] },
      { department: 'JIAOW', items: ['T03'] },
    ];
    const write = async (obligation: string, login: string, item: string, more: object) => {
      const command = { commandId: randomUUID(), type: 'contribute', item, progress: '有进展', ...more };
      const reply = await (await api.as(login)).post(`/obligations/${obligation}/commands`, command);
      expect(reply.status).toBe(200);
    };
    const second = await aObligation(api, 'quarterlyDispatch-2024Q2', { parts });
    await write(second, 'jiaow', 'T03', { problems: '上季度的问题' });
    const third = await aObligation(api, 'quarterlyDispatch-2024Q3', { parts });
    await write(third, 'jgsw', 'T15', { problems: '用地指标未落实', nextSteps: '协调用地' }); // not on its cells
    await write(third, 'jgsw', 'T03', { problems: '=经费不足', nextSteps: '追加预算' });
    const figure = { figure: 3, source: '台账' };
    await write(third, 'jgsw', 'I03-1', { ...figure, problems: '人手不足', nextSteps: '追加预算' });
    const rows = await csv(`${path}?format=csv`);
    const wordsFor = (type: string) => {
      const row = rows.find((one) => one['细胞类型'] === type)!;
      return [row['存在问题'], row['下步措施']];
    };
    for (const type of [nameOf('PUBLIC_INSTITUTION'), '无废学校', '无废医院']) {
      expect(wordsFor(type)).toEqual(['区机关事务中心：人手不足；=经费不足', '区机关事务中心：追加预算']);
    }
    expect(wordsFor('无废商超')).toEqual(['', '']);
    expect(await noted()).toContain('取自2024年第三季度调度');
    const own = await csv(`${path}?format=csv`, 'jiaow');
    expect(own.map((row) => row['存在问题'])).toContain('区教委：上季度的问题'); // the newest that it wrote itself
  });

  describe('命名名单', () => {
    it('is by type with counts, in no order within a type', async () => {
      const { bytes } = await download(office, '/exports/programmes/2024/named');
      const column = (await valuesIn(bytes)).map((row) => row[0]);
      expect(column).toEqual(
        expect.arrayContaining([
          '无废工厂\uff082个\uff09',
          '无废学校\uff082个\uff09',
          '无废场馆\uff081个\uff09',
        ]),
      );
      expect(column.join()).toContain('同一类型内排名不分先后。');
    });

    it('can be of one document, and is then a document with its number, date and the seal’s owner', async () => {
      const query = `documentNumber=${encodeURIComponent(OTHER)}`;
      const rows = await csv(`/exports/programmes/2024/named?format=csv&${query}`);
      expect(rows.map((row) => [row['单位名称'], row['命名文号']])).toEqual([['渝北第50单位', OTHER]]);
      const { bytes, name, headers } = await download(
        office,
        `/exports/programmes/2024/named?format=docx&${query}`,
      );
      expect(name).toBe('关于命名渝北区2024年度“无废城市细胞”的通知.docx');
      expect(headers.get('content-type')).toContain('wordprocessingml');
      const text = textOf(bytes);
      for (const part of [
        OTHER,
        '一、无废工厂\uff081个\uff09',
        '1. 渝北第50单位',
        '代章',
        '2024年10月10日',
      ]) {
        expect(text).toContain(part);
      }
    });

    it('is no document without a number, or of a number that named nobody', async () => {
      const reply = await office.get('/exports/programmes/2024/named?format=docx');
      expect([reply.status, reply.body.code]).toEqual([422, 'documentNumberNeeded']);
      const unknown = await office.get(
        `/exports/programmes/2024/named?documentNumber=${encodeURIComponent('渝北无废办〔2024〕99号')}`,
      );
      expect([unknown.status, unknown.body.code]).toEqual([422, 'unknownDocument']);
      const bad = await office.get('/exports/programmes/2024/named?documentNumber=3');
      expect(bad.body.errors).toMatchObject([{ parameter: 'documentNumber' }]);
    });
  });

  describe('公示名单', () => {
    it('has who is in the public notice, with its days', async () => {
      const rows = await csv('/exports/programmes/2024/notice?format=csv');
      expect(rows.map((row) => [row['单位名称'], row['公示开始'], row['公示截止']])).toEqual([
        ['渝北第61单位', '', ''],
        ['渝北第60单位', '2024-10-14', '2024-10-21'],
      ]);
    });

    it('has who was in it before, too, when all are asked for; the document never', async () => {
      const rows = await csv('/exports/programmes/2024/notice?format=csv&all=true');
      const named = await csv('/exports/programmes/2024/named?format=csv');
      const units = rows.map((row) => row['单位名称']);
      expect(units).toEqual(
        expect.arrayContaining(['渝北第60单位', '渝北第61单位', ...named.map((row) => row['单位名称'])]),
      );
      expect(rows.every((row) => row['公示开始'] !== '' || row['单位名称'] === '渝北第61单位')).toBe(true);
      const text = textOf(
        (await download(office, '/exports/programmes/2024/notice?format=docx&all=true')).bytes,
      );
      expect(text).not.toContain(named[0]!['单位名称']);
    });

    it('is a document that says until when to object', async () => {
      const { bytes } = await download(office, '/exports/programmes/2024/notice?format=docx');
      const text = textOf(bytes);
      expect(text).toContain('公示期为2024年10月14日至2024年10月21日\uff085个工作日\uff09');
      expect(text).toContain('1. 渝北第61单位');
      expect(text).not.toContain('王小明');
    });

    it('names whom to turn to as the office has set it, and until then says that it is to be filled in', async () => {
      const words = async () =>
        textOf((await download(office, '/exports/programmes/2024/notice?format=docx')).bytes);
      expect(await words()).toContain('联系人\uff1a\uff08待填写\uff09\uff1b联系电话\uff1a\uff08待填写\uff09');
      const { edition, today } = await office.mustGet('/district');
      const change = {
        contactName: '刘主任',
        contactPhone: '023-67821234',
        contactAddress: '渝北区双龙湖街道义学路5号',
        name: '某区',
        sealOwner: null,
      };
      const body = { basedOn: edition, from: today, reason: '公布公示联系方式', change };
      expect((await office.put('/district', body)).status).toBe(200);
      const said = await words();
      expect(said).toContain(
        '联系人\uff1a刘主任\uff1b联系电话\uff1a023-67821234\uff1b地址\uff1a渝北区双龙湖街道义学路5号。',
      );
      expect(said).toContain('关于渝北区2024年度拟命名'); // it was posted before the name changed
      expect(said).toContain('代章');
      expect((await csv('/exports/programmes/2024/cells?format=csv'))[0]).toMatchObject({ 区县: '某区' });
    });
  });

  it.each(['cells', 'progress', 'named', 'notice'])(
    '%s of a year without a programme is not found',
    async (form) => {
      for (const year of ['2023', '20245', 'now']) {
        expect((await office.get(`/exports/programmes/${year}/${form}`)).status).toBe(404);
      }
    },
  );

  it('an application that was corrected stands in the summary as corrected, as on its page', async () => {
    const id = await aCase(api, 'formalCheck', 'unit2');
    await (await api.as('jiaow')).mustAct(id, { type: 'returnForCorrection', missing: ['自评得分'] });
    const unit2 = await api.as('unit2');
    const before = (await unit2.get(`/applications/${id}`)).body;
    const line = async () => {
      const rows = await csv('/exports/programmes/2024/cells?format=csv&all=true', 'jiaow');
      const row = rows.find((one) => one['单位名称'] === before.unit.name)!;
      return row['自评得分'];
    };
    expect(await line()).toBe('');
    const items = itemsOf(rubricOf(ruleSet2024, getCellType(ruleSet2024, before.cellType).rubric));
    const [item] = items.filter(({ kind }) => kind === 'SCORED');
    const selfScore = { ...marksFor(items, 'passed'), [item!.id]: item!.max! - 1.5 };
    await unit2.mustAct(id, { type: 'resubmit', form: { commitment: true }, selfScore });
    expect((await unit2.get(`/applications/${id}`)).body.selfScore).toEqual(selfScore);
    expect(await line()).toBe('98.5');
  });

  it('a revoked cell stays in the summary with its day, and counts nowhere', async () => {
    const cell = await aCell(api, { cellType: 'GAS_STATION', n: 70 });
    await theYear(api).correct({ type: 'revocation', cell: cell.number }, '复核不合格');
    const rows = await csv('/exports/programmes/2024/cells?format=csv');
    expect(rows.at(-1)).toMatchObject({ 考核年度: '', 备注: '2024-10-15撤销命名' });
    const named = await csv('/exports/programmes/2024/named?format=csv');
    expect(named.map((row) => row['单位名称'])).not.toContain(cell.unit);
  });
});

function nameOf(code: string): string {
  return ruleSet2024.cellTypes.find((type) => type.code === code)!.name;
}

function leadsOf({ leads }: StoredCell): string {
  return leads.map((id) => ruleSet2024.departments.find((one) => one.id === id)!.name).join('、');
}

function textOf(docx: Buffer): string {
  return partsOf(docx)['word/document.xml']!.replace(/<[^>]+>/g, '');
}
