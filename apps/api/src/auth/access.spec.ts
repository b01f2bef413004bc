import { Readable } from 'node:stream';
import { type RoleName, type RouteName, ROUTES } from '@app/contracts';
import { Client, type Reply } from '../../../../test/support/client';
import { aCase, aNamedCell, aObligation, aReport } from '../../../../test/support/api/cases';
import { aRelease } from '../../../../test/support/api/releases';
import { ask } from '../../../../test/support/api/requests';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { aPdf } from '../../../../test/support/api/sample-files';
import { FileStore } from '../files/store';
import { type Caller, MATRIX } from '../../../../test/support/api/matrix';

const LOGIN: Record<RoleName, string> = {
  applicant: 'unit1',
  department: 'jiaow',
  town: 'town1',
  inspector: 'inspector1',
  office: 'office',
  auditor: 'auditor',
  admin: 'admin',
};

/** The same role without any tie to the case. */
const STRANGER: Partial<Record<Caller, string>> = {
  applicant: 'unit2',
  department: 'tyj',
  town: 'town2',
  inspector: 'inspector3',
};

const CALLERS = [...Object.keys(LOGIN), 'nobody'] as Caller[];
const ON_OBLIGATIONS = new Set<RouteName>([
  'getObligation',
  'actOnObligation',
  'getAssembly',
  'uploadDutyFile',
  'getDutyFile',
  'exportAssembly',
]);
const ON_CELLS = new Set<RouteName>(['getCell', 'actOnCell', 'uploadCheckFile', 'getCheckFile']);
const ON_ACCOUNTS = new Set<RouteName>(['getAccount', 'changeAccount', 'actOnAccount', 'listAccountEvents']);
const ON_UNITS = new Set<RouteName>(['getUnit', 'previewMerge', 'actOnUnit']);
const ON_REPORTS = new Set<RouteName>(['getReport', 'importResults', 'exportReport']);
const ON_PROPOSALS = new Set<RouteName>(['getProposal', 'takeProposal', 'leaveProposal']);
const ON_YEAR_DRAFTS = new Set<RouteName>([
  'getYearDraft',
  'changeYearDraft',
  'discardYearDraft',
  'publishYearDraft',
  'exportYearDraft',
]);
const ON_CHANGES = new Set<RouteName>(['previewTakeBack', 'takeBackDepartmentChange']);
const ON_TOWN_CHANGES = new Set<RouteName>(['takeBackTownChange']);
const ON_SCANS = new Set<RouteName>(['getCircularScan', 'removeCircularScan']);
const ON_DRAFTS = new Set<RouteName>(['updateApplication', 'deleteApplication', 'deleteFile']);

describe('the rights matrix', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  }, 60_000);
  afterAll(() => api.stop());

  it('has a row for every route and names no other', () => {
    expect(Object.keys(MATRIX).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  const cases = (Object.keys(ROUTES) as RouteName[]).flatMap((route) =>
    CALLERS.map((caller) => ({ route, caller, reach: MATRIX[route][caller] })),
  );

  it.each(cases)('$caller · $route · $reach', async ({ route, caller, reach }) => {
    const own = await place(route, caller);
    const reply = await ask(await clientOf(caller), route, own);
    expect(outcomeOf(reply)).toBe(reach === '-' ? 'refused' : 'reached');
  });

  const narrowed = cases.filter(({ reach }) => reach === 'own');

  it.each(narrowed)('$caller · $route · not where it is another’s', async ({ route, caller }) => {
    const other = await place(route, caller);
    const stranger = await api.as(STRANGER[caller]!);
    expect((await ask(stranger, route, other)).status).toBe(404);
  });

  const withoutDrafts = cases.filter(({ reach }) => reach === 'submitted');

  it.each(withoutDrafts)('$caller · $route · not a draft', async ({ route, caller }) => {
    const draft = await aPlace('draft');
    expect((await ask(await clientOf(caller), route, draft)).status).toBe(404);
  });

  it('hides in a batch what a single act would not find', async () => {
    const { id } = await aPlace('inspection');
    const { status, body } = await ask(await api.as('unit2'), 'actInBulk', { id });
    expect(status).toBe(200);
    expect(body.items[0]).toMatchObject({ status: 404, problem: { code: 'notFound' } });
  });

  /** A case with a file, at a stage at which the caller's role has to do with it. */
  async function place(route: RouteName, caller: Caller): Promise<{ id: string; fileId: string }> {
    if (ON_UNITS.has(route)) {
      const { id } = await aPlace('inspection');
      const [row] = await api.sql('SELECT record_id AS id FROM application WHERE id = $1', [id]);
      return { id: row.id, fileId: '' };
    }
    if (ON_REPORTS.has(route)) return { id: await aReport(api), fileId: '' };
    if (ON_OBLIGATIONS.has(route)) return aObligationWithFile(caller);
    if (ON_CELLS.has(route)) {
      const { id, applicationId } = await aNamedCell(api, { assigned: [api.idOf(LOGIN.inspector)] });
      const [row] = await api.sql(
        `INSERT INTO file (application_id, cell_check, uploaded_by, name, media_type, size, sha256, stored_as)
         VALUES ($1, 1, $2, 'a.pdf', 'application/pdf', 3, repeat('0', 64), $3) RETURNING id`,
        [applicationId, api.idOf('jiaow'), await stored()],
      );
      return { id, fileId: row.id };
    }
    if (ON_ACCOUNTS.has(route)) return { id: api.idOf('auditor'), fileId: '' };
    if (ON_PROPOSALS.has(route))
      return { id: await aRelease(api, ({ clocks }) => (clocks.naming.length = 11)), fileId: '' };
    if (ON_SCANS.has(route)) return aCircularScan();
    if (ON_YEAR_DRAFTS.has(route)) await (await api.as('office')).post('/year-drafts', { version: '2024.1' });
    // The first change of departments; later ones are refused, because the register has gone on.
    if (ON_CHANGES.has(route)) await ask(await api.as('office'), 'recordDepartmentChange');
    if (ON_TOWN_CHANGES.has(route)) await ask(await api.as('office'), 'recordTownChange');
    if (ON_DRAFTS.has(route)) return aPlace('draft');
    if (route === 'uploadFile')
      return aPlace(caller === 'applicant' ? 'draft' : caller === 'office' ? 'officeReview' : 'inspection');
    return aPlace('inspection');
  }

  async function aPlace(
    stage: 'draft' | 'inspection' | 'officeReview',
  ): Promise<{ id: string; fileId: string }> {
    const id = await aCase(api, stage);
    const [row] = await api.sql(
      `INSERT INTO file (application_id, uploaded_by, name, media_type, size, sha256, stored_as)
       VALUES ($1, $2, 'a.pdf', 'application/pdf', 3, repeat('0', 64), $3) RETURNING id`,
      [id, api.idOf('unit1'), await stored()],
    );
    return { id, fileId: row.id };
  }

  /** The scanned circular of the year. */
  async function aCircularScan(): Promise<{ id: string; fileId: string }> {
    const [row] = await api.sql(
      `INSERT INTO file (circular_year, uploaded_by, name, media_type, size, sha256, stored_as)
       VALUES (2024, $1, 'a.pdf', 'application/pdf', 3, repeat('0', 64), $2) RETURNING id`,
      [api.idOf('office'), await stored()],
    );
    return { id: '', fileId: row.id };
  }

  /** An obligation in which the school's lead department has a part, with what it uploaded. */
  async function aObligationWithFile(caller: Caller): Promise<{ id: string; fileId: string }> {
    const id = await aObligation(api, 'quarterlyDispatch-2024Q3', {
      parts: [{ department: 'JIAOW', items: ['T04'] }],
    });
    const [row] = await api.sql(
      `INSERT INTO file (obligation_id, uploaded_by, name, media_type, size, sha256, stored_as)
       VALUES ($1, $2, 'a.pdf', 'application/pdf', 3, repeat('0', 64), $3) RETURNING id`,
      [id, api.idOf(caller === 'department' ? LOGIN.department : 'office'), await stored()],
    );
    return { id, fileId: row.id };
  }

  async function stored(): Promise<string> {
    const store = new FileStore(api.filesDir);
    return store.keep(await store.receive(Readable.from([Buffer.from(aPdf().subarray(0, 3))])));
  }

  async function clientOf(caller: Caller): Promise<Client> {
    // A session of its own: some of these requests end it.
    return caller === 'nobody' ? new Client(api.base, 'nobody') : Client.login(api.base, LOGIN[caller]);
  }
});

/** Turned away at the door, or reached: then the procedure may still have its say. */
function outcomeOf({ status, body }: Reply): 'refused' | 'reached' | number {
  if (body?.code === 'notLoggedIn' || body?.code === 'forbidden') return 'refused';
  const reached = status < 300 || status === 409 || ['notYours', 'samePassword'].includes(body?.code);
  return reached ? 'reached' : status;
}
