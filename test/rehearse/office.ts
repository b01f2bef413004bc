import type {
  CarryOverView,
  CellView,
  NamedCellItem,
  NamedCellPage,
  ObligationItem,
  YearView,
} from '@app/contracts';
import { addDays, type CivilDate } from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { Crew } from '../support/drive';
import { actOnYear, allRelayed, publishYearAfter, revokeCell, yearIsOpen } from '../support/play-year';
import { filledIn } from './circulars';
import type { OfficeAct } from './plan';

/** How many completed cells the figure of the city leaves over, so that there is something to carry. */
const SURPLUS = 2;

/** The days off that the rehearsal publishes for a year without a circular of the State Council. Invented. */
const CALENDAR = {
  off: ['01-01', '02-05..02-11', '04-05', '05-01..05-05', '06-09', '09-15', '10-01..10-07'],
  makeup: [],
  noticeNumber: '演练用，非国务院通知',
};

/** The merger that the rehearsal plays: two lead departments of venues, one of them silent, become one. Invented. */
const MERGER = {
  act: {
    kind: 'merge',
    departments: ['WLW', 'TYJ'],
    into: { id: 'WLT', name: '区文旅体局', fullName: '区文化旅游和体育局' },
  },
  documentTitle: '关于机构改革的通知（演练用）',
  documentNumber: '演练〔2025〕1号',
};

/** Performs one planned act of the office; returns what it led to, in the words of the log. */
export async function perform(crew: Crew, act: OfficeAct, today: CivilDate): Promise<string> {
  const { year } = act;
  const office = await crew.as('office');
  switch (act.type) {
    case 'publishCalendar': {
      const reply = await office.put(`/calendars/${year}`, CALENDAR);
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
      return `${year} 年工作日已发布（演练用），${reply.body.touched.changedDates} 个期限重新计算`;
    }
    case 'openYear': {
      const version = await versionInForce(crew, year - 1);
      await publishYearAfter(crew, version, today, (parts) => filledIn(parts, year, today));
      await yearIsOpen(crew, year);
      return `${year} 年度已按 ${version} 版规则起草、发布并开启`;
    }
    case 'setBaseline': {
      const { completed }: YearView = await office.mustGet(`/programmes/${year}`);
      const value = completed - SURPLUS;
      await actOnYear(
        crew,
        { type: 'setBaseline', value, source: '市级任务分解（演练用）', dated: today },
        year,
      );
      return `${year} 年度计入 ${completed} 个，市级任务调整为 ${value} 个`;
    }
    case 'setIndexDay': {
      const dueOn = addDays(today, 30);
      const path = await obligationPath(crew, `wasteIndex-${year}H${act.half}`);
      const reply = await office.post(path, { commandId: randomUUID(), type: 'setDueDate', dueOn });
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
      return `${year} 年无废指数（${act.half === 1 ? '上' : '下'}半年）定于 ${dueOn} 报送`;
    }
    case 'carryOver':
      return carryOver(crew, year);
    case 'closeYear': {
      const { mayClose, applications, obligations } = await office.mustGet(`/programmes/${year}/closing`);
      const open = `未办完的申报 ${applications.total} 件、定期任务 ${obligations.length} 项`;
      if (!mayClose) return `${year} 年度尚不能办结（${open}）`;
      await actOnYear(crew, { type: 'closeYear', reason: '年度工作完成' }, year);
      return `${year} 年度已办结（${open}）`;
    }
    case 'mergeDepartments': {
      const from = addDays(today, 7);
      const { changes } = await office.mustGet('/department-changes');
      const body = { commandId: randomUUID(), basedOn: changes.length, from, ...MERGER };
      const reply = await office.post('/department-changes', body);
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
      // The people of the department that acts in time do the work of the new one.
      crew.letStandIn(MERGER.act.into.id.toLowerCase(), MERGER.act.departments[0]!.toLowerCase());
      const { text, passing } = reply.body.changes[0];
      return `${from} 起${text}：申报 ${passing.cases} 件、待办 ${passing.tasks} 项随之移交`;
    }
    case 'orderSpotCheck': {
      const cell = await standingCell(crew, year);
      await actOnCell(crew, 'office', cell.id, { type: 'orderSpotCheck', reason: '群众反映，需到场核实' });
      return `已安排抽查 ${cell.number}`;
    }
    case 'revokeCarried': {
      const { carried }: CarryOverView = await office.mustGet(`/programmes/${year}/carry-over`);
      const cell = carried[0];
      if (!cell) throw new Error(`nothing was carried out of ${year}`);
      await revokeCell(crew, cell.number, '弄虚作假', year);
      return `已撤销命名 ${cell.number}（由 ${year} 年度结转的）`;
    }
  }
}

/** Acts on named cells: departments file the sheets, the office decides, and what is revoked leaves its year. */
export async function afterNaming(crew: Crew, today: CivilDate): Promise<string[]> {
  const office = await crew.as('office');
  const lines: string[] = [];
  for (const cell of await cellsWithTasks(crew)) {
    const { task, id, number } = cell;
    if (!task || task.openedOn >= today) continue;
    if (task.clock === 'recheck' || task.clock === 'spotCheck') {
      const spot = task.clock === 'spotCheck';
      await fileCheck(crew, cell, spot ? 'proposeRevocation' : 'keep', today);
      lines.push(`${number} ${task.clockName}:${spot ? '建议撤销' : '维持'}`);
    } else if (task.clock === 'revocationDecision') {
      await actOnCell(crew, 'office', id, {
        type: 'decideRevocation',
        decision: 'revoke',
        reason: '整改无望',
      });
      lines.push(`${number} 已决定撤销，进入申诉期`);
    } else if (task.clock === 'delisting') {
      // The cell hears of its correction from the worker, later than its case; a day of the rehearsal may be shorter.
      const { stage } = await office.mustGet(`/applications/${cell.applicationId}`);
      if (stage === 'revoked') continue;
      const { programmeYear } = (await office.mustGet(`/cells/${id}`)) as CellView;
      await revokeCell(crew, number, '抽查不合格，申诉期内未申诉', programmeYear);
      lines.push(`${number} 已摘牌并从年度数中核减`);
    }
  }
  return lines;
}

async function carryOver(crew: Crew, year: number): Promise<string> {
  const office = await crew.as('office');
  const { hash, moves, surplus, canConfirm, whyNot }: CarryOverView = await office.mustGet(
    `/programmes/${year}/carry-over`,
  );
  if (!canConfirm) throw new Error(`${year} cannot be carried over: ${String(whyNot)}`);
  const cells = moves.map(({ number }) => number);
  const reason = `延至${year + 1}年考核`;
  await actOnYear(crew, { type: 'confirmCarryOver', hash, cells, reason }, year);
  await allRelayed(crew, year);
  return `${year} 年度多余 ${surplus} 个，结转 ${cells.length} 个：${cells.join('、')}`;
}

/** Returns a cell of a year whose first lead acts in time and that nothing is under way for. */
async function standingCell(crew: Crew, year: number): Promise<NamedCellItem> {
  const office = await crew.as('office');
  const path = `/cells?programmeYear=${year}&cellType=SCHOOL&stage=standing&limit=1`;
  const [cell] = (await office.mustGet(path)).items;
  if (!cell) throw new Error(`no school of ${year} is named`);
  return cell;
}

async function fileCheck(
  crew: Crew,
  { id, task }: NamedCellItem,
  result: string,
  on: CivilDate,
): Promise<void> {
  const login = task!.seat.replace('department:', '').toLowerCase();
  const seen: CellView = await (await crew.as(login)).mustGet(`/cells/${id}`);
  const checkers = seen.people.slice(0, seen.minCheckers).map((person) => person.id);
  const items = seen.checkItems.map((item) => ({
    ...{ item: item.id, ok: result === 'keep' },
    ...(result === 'keep' ? {} : { note: '现场与申报不符' }),
  }));
  await actOnCell(crew, login, id, { type: 'fileCheck', result, on, checkers, items, text: '见核查记录' });
}

async function cellsWithTasks(crew: Crew): Promise<NamedCellItem[]> {
  const office = await crew.as('office');
  const items: NamedCellItem[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: NamedCellPage = await office.mustGet(
      `/cells?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items.filter(({ task }) => task !== null);
}

async function actOnCell(crew: Crew, login: string, id: string, act: object): Promise<void> {
  const reply = await (
    await crew.as(login)
  ).post(`/cells/${id}/commands`, { commandId: randomUUID(), ...act });
  if (reply.status !== 200) throw new Error(`${id}: ${reply.status} ${JSON.stringify(reply.body)}`);
}

async function versionInForce(crew: Crew, year: number): Promise<string> {
  const { bases } = await (await crew.as('office')).mustGet('/year-drafts');
  const base = bases.find((one: { year: number }) => one.year === year);
  if (!base) throw new Error(`no rules of ${year}`);
  return base.version;
}

async function obligationPath(crew: Crew, key: string): Promise<string> {
  const { items } = await (await crew.as('office')).mustGet('/obligations?kind=wasteIndex');
  const found = (items as ObligationItem[]).find((item) => item.key === key);
  if (!found) throw new Error(`no ${key}`);
  return `/obligations/${found.id}/commands`;
}
