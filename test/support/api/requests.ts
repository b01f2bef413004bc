import { type RouteName, routeOf } from '@app/contracts';
import { randomUUID } from 'node:crypto';
import type { Client, Reply } from '../client';
import { aDraft } from '../drive';
import { aPdf } from './sample-files';

let serial = 5000;

/** Sends a valid request of each route; `id` and `fileId` identify what it is about. */
export async function ask(
  client: Client,
  name: RouteName,
  { id = randomUUID(), fileId = randomUUID() }: { id?: string; fileId?: string } = {},
): Promise<Reply> {
  const { method, path, form } = routeOf(name);
  const address = path
    .replace(':id', id)
    .replace(':fileId', fileId)
    .replace(':year', path.includes('/year-drafts/') ? '2025' : '2024')
    .replace(':version', '2024.1')
    .replace(':number', '1');
  if (name === 'importResults')
    return client.uploadTo(
      `${address}?preview=true`,
      'results.csv',
      Buffer.from('申报编号，市级结果，理由'),
      'text/csv',
    );
  if (name === 'importEarlier')
    return client.uploadTo(
      `${address}?preview=true`,
      'earlier.csv',
      Buffer.from('类别，年度，细胞类型，单位名称'),
      'text/csv',
    );
  if (name === 'discardYearDraft') return client.send(method, `${address}?revision=99`);
  if (name === 'uploadDutyFile' || name === 'uploadCheckFile' || name === 'uploadCircularScan')
    return client.uploadTo(address, 'evidence.pdf', aPdf());
  if (form === 'multipart') return client.upload(id, 'evidence.pdf', aPdf());
  if (name === 'listInspections' || name === 'exportInspections')
    return client.get(`${address}?from=2024-09-01&to=2024-09-30`);
  if (name === 'previewMerge') return client.get(`${address}?gone=${id}`);
  if (name === 'getBoardForecast') return client.get(`${address}?on=2024-10-08`);
  return client.send(method, address, bodyOf(name, id));
}

function bodyOf(name: RouteName, id: string): unknown {
  const withdraw = { commandId: randomUUID(), type: 'withdraw' };
  serial += 1;
  const draft = aDraft('SCHOOL', serial, `实验小学 ${serial}`);
  const bodies: Partial<Record<RouteName, unknown>> = {
    login: { login: 'unit2', password: 'wufei-demo' },
    createApplication: draft,
    updateApplication: draft,
    act: withdraw,
    actInBulk: { items: [{ applicationId: id, command: withdraw }] },
    updateMe: { digest: true },
    readNotices: { all: true },
    changePassword: { oldPassword: 'wufei-demo', newPassword: 'wufei-demo' }, // refused as the same password
    createAccount: { login: `person${serial}`, name: '张明', email: 'a@b.cn', role: 'applicant' },
    changeAccount: { name: '李娜' },
    actOnAccount: { type: 'endSessions' },
    createObligation: { commandId: randomUUID(), kind: 'municipalDispatchReport', dueOn: dayOf(serial) },
    actOnCell: { commandId: randomUUID(), type: 'urge' },
    actOnObligation: {
      commandId: randomUUID(),
      type: 'contribute',
      department: 'JIAOW',
      item: 'T04',
      progress: '正在筹备',
    },
    changeSettings: {
      basedOn: '2024.1',
      reason: '缩短时限',
      change: { clocks: { formalCheck: { length: 4, basis: 'assumed' } } },
    },
    takeProposal: { basedOn: '2024.1', reason: '采用新规则', entries: 'all' },
    leaveProposal: { reason: '以后再定' },
    changeDistrict: {
      ...{ basedOn: 1, from: '2030-01-01', reason: '换了电话' },
      change: { contactPhone: '023-67800000' },
    },
    previewDepartmentChange: { from: '2030-01-01', act: A_RENAMING },
    recordDepartmentChange: {
      ...{ commandId: randomUUID(), basedOn: 0, from: '2030-01-01', act: A_RENAMING },
      documentTitle: '关于机构改革的通知',
    },
    takeBackDepartmentChange: { commandId: randomUUID(), basedOn: 1, reason: '部门选错' },
    applySettings: { all: true, reason: '统一适用' },
    publishCalendar: A_CALENDAR,
    importCalendar: A_CALENDAR,
    actOnProgramme: { commandId: randomUUID(), type: 'closeYear' },
    supposeProgramme: {},
    createYearDraft: { version: '2024.1' },
    changeYearDraft: { revision: 99, parts: {} },
    publishYearDraft: { revision: 99, effectiveFrom: '2025-01-02', reason: '新的年度' },
    allowLateIntake: { login: 'unit1', cellType: 'SCHOOL', until: '2099-12-31', reason: '材料在邮寄途中' },
    actOnUnit: {
      commandId: randomUUID(),
      type: 'correct',
      reason: '单位更名',
      unit: { name: `实验学校 ${serial}`, noCodeReason: '无代码', address: '龙山路1号', street: '龙山街道' },
    },
    recommendApplication: { commandId: randomUUID(), text: '该单位日常管理规范' },
    previewTownChange: { from: '2030-01-01', act: A_NEW_TOWN },
    recordTownChange: {
      ...{ commandId: randomUUID(), basedOn: 0, from: '2030-01-01', act: A_NEW_TOWN },
      documentTitle: '关于调整行政区划的通知',
    },
    takeBackTownChange: { commandId: randomUUID(), basedOn: 1, reason: '名称写错' },
    changeTowns: { version: serial, names: ['龙山街道'] },
    moveClock: { now: '2024-09-03T09:00:00+08:00' },
  };
  return bodies[name];
}

const A_NEW_TOWN = { kind: 'new', names: ['新设街道'] };
const A_RENAMING = { kind: 'rename', department: 'JIAOW', name: '区教育局', fullName: '某区教育局' };

/** Returns a different day for each n, because the day identifies an obligation on call. */
function dayOf(n: number): string {
  return new Date(Date.UTC(2025, 0, 1) + (n % 3000) * 86_400_000).toISOString().slice(0, 10);
}

/** The calendar of 2024 as published. */
const A_CALENDAR = {
  off: ['01-01', '02-10..02-17', '04-04..04-06', '05-01..05-05', '06-10', '09-15..09-17', '10-01..10-07'],
  makeup: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  noticeNumber: '国办发明电〔2023〕7号',
  noticeDate: '2023-10-25',
};
