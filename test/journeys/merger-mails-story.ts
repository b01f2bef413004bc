import { remindDue } from '@app/database';
import { addDays, isWorkingDay } from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { RunningApi } from '../support/api/start-api';
import { CALENDAR } from '../support/builders';
import { aDraft } from '../support/drive';

const CASES = 30;
const BEGUN = '2024-09-11';
/** From 17 October 区文化旅游委 and 区体育局 are one; their 60 tasks are late since the 15th. */
const FROM = '2024-10-17';
const INTO = { id: 'WTLJ', name: '区文体旅局', fullName: '重庆市某区文体旅局' };
const MERGER = { kind: 'merge', departments: ['WLW', 'TYJ'], into: INTO };
const PAPER = { documentTitle: '关于机构改革的通知', documentNumber: '渝北委发〔2024〕21号' };
const OWN: Record<string, string> = { 'department:WLW': 'wlw', 'department:TYJ': 'tyj' };

/** Each mail about a seat of the cases: what it says, of which event, to whom, and on which day that was said. */
interface Mail {
  application: string;
  seq: number;
  seat: string;
  kind: string;
  login: string;
  on: string;
}

/** Thirty venues between two departments, with 400 mails before and after their merger; the api is that of the spec. */
export function describeEveryMail(running: () => RunningApi): void {
  describe('of two departments with thirty late cases: each mail', () => {
    const ids: string[] = [];
    let mails: Mail[] = [];
    /** What was to be said of each seat: every reminder that was not missed, every task that was opened. */
    let said: Omit<Mail, 'login' | 'kind'>[] = [];

    const passTo = async (day: string) => {
      const now = `${day}T09:00:00+08:00`;
      const reply = await (await running().as('office')).post('/rehearsal/clock', { now });
      if (reply.status !== 200) throw new Error(`${day}: ${JSON.stringify(reply.body)}`);
      // Two workers ring the same morning.
      await Promise.all([1, 2].map(() => remindDue(running().pool, Date.parse(now))));
    };
    const passThrough = async (from: string, to: string) => {
      for (let day = from; day <= to; day = addDays(day, 1)) {
        if (isWorkingDay(CALENDAR, day)) await passTo(day);
      }
    };

    beforeAll(async () => {
      const api = running();
      await api.sql(
        `INSERT INTO app_user (login, name, email, role, department_id, password_hash)
         SELECT 'wlw', 'wlw 某人', 'wlw@wufei.example', 'department', 'WLW', password_hash FROM app_user WHERE login = 'tyj'`,
      );
      await api.sql(`UPDATE app_user SET digest = false WHERE login IN ('wlw', 'tyj')`);
      const [office, unit, wlw] = [await api.as('office'), await api.as('unit1'), await api.as('wlw')];
      await passTo(BEGUN);
      for (let n = 1; n <= CASES; n += 1) {
        const { id } = (await unit.post('/applications', aDraft('VENUE', 950 + n, `渝北区第${n}展馆`))).body;
        ids.push(id);
        await unit.mustAct(id, { type: 'submit' });
        await wlw.mustAct(id, { type: 'accept' });
      }
      const { number: basedOn } = await office.mustGet('/department-changes');
      const body = { commandId: randomUUID(), basedOn, from: FROM, act: MERGER, ...PAPER };
      const reply = await office.post('/department-changes', body);
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
      await passThrough(addDays(BEGUN, 1), addDays(FROM, 5));
      mails = await api.sql<Mail>(
        `SELECT o.application_id AS application, o.event_seq AS seq, o.seat, o.kind, split_part(o.recipient, '@', 1) AS login,
                (e.at AT TIME ZONE 'Asia/Shanghai')::date::text AS on
           FROM outbox o JOIN application_event e ON e.application_id = o.application_id AND e.seq = o.event_seq
          WHERE o.application_id = ANY ($1) AND o.seat LIKE 'department:%'`,
        [ids],
      );
      said = await api.sql(
        `SELECT e.application_id AS application, e.seq, s.seat, (e.at AT TIME ZONE 'Asia/Shanghai')::date::text AS on
           FROM application_event e, LATERAL (
             SELECT e.data ->> 'seat' AS seat WHERE e.type = 'reminded' AND NOT (e.data ->> 'missed')::boolean
             UNION ALL SELECT 'department:WLW' WHERE e.type = 'stageEntered' AND e.data ->> 'stage' = 'formalCheck'
             UNION ALL SELECT unnest(ARRAY['department:WLW', 'department:TYJ'])
              WHERE e.type = 'stageEntered' AND e.data ->> 'stage' = 'departmentReview') s
          WHERE e.application_id = ANY ($1) AND s.seat LIKE 'department:%'`,
        [ids],
      );
    }, 240_000);

    const keyOf = ({ application, seq, seat }: Pick<Mail, 'application' | 'seq' | 'seat'>) =>
      `${application} ${seq} ${seat}`;
    const isBefore = ({ on }: Pick<Mail, 'on'>) => on < FROM;

    it('before goes to the account of the old department, 400 and more of them', () => {
      const before = mails.filter(isBefore);
      expect(before.length).toBeGreaterThanOrEqual(400);
      expect(before.filter(({ seat, login }) => OWN[seat] !== login)).toEqual([]);
      expect(new Set(before.map(({ application }) => application)).size).toBe(CASES);
    });

    it('after goes to everybody of the successor, 400 and more of them', () => {
      const after = mails.filter((mail) => !isBefore(mail));
      expect(after.length).toBeGreaterThanOrEqual(400);
      const people = new Map<string, string[]>();
      for (const mail of after) people.set(keyOf(mail), [...(people.get(keyOf(mail)) ?? []), mail.login]);
      expect(new Set([...people.values()].map((logins) => logins.sort().join()))).toEqual(
        new Set(['tyj,wlw']),
      );
      expect(new Set(after.map(({ application }) => application)).size).toBe(CASES);
    });

    it('is sent: of everything that was said none is lost', () => {
      const sent = new Set(mails.map(keyOf));
      expect(said.filter((one) => !sent.has(keyOf(one)))).toEqual([]);
      const wanted = said.reduce((sum, one) => sum + (isBefore(one) ? 1 : 2), 0);
      expect([mails.length, new Set(said.map(keyOf)).size]).toEqual([wanted, said.length]);
    });

    it('is sent once', () => {
      const once = new Set(mails.map((mail) => `${keyOf(mail)} ${mail.kind} ${mail.login}`));
      expect(once.size).toBe(mails.length);
      const perMorning = new Set(
        mails
          .filter(({ kind }) => kind !== 'taskOpened')
          .map(({ application, seat, on, login }) => `${application} ${seat} ${on} ${login}`),
      );
      expect(perMorning.size).toBe(mails.filter(({ kind }) => kind !== 'taskOpened').length);
    });
  });
}
