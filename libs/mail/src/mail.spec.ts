import type { ObligationNotificationKind, NotificationKind } from '@app/domain';
import { readFileSync } from 'node:fs';
import { checkAddress } from './addresses';
import type { ObligationMailFacts, MailFacts } from './facts';
import { messageIdOf } from './message-id';
import { render, renderDigest, renderObligation, renderYear } from './render';
import { OBLIGATION_TEMPLATES } from './templates/obligations';
import { TEMPLATES } from './templates/templates';

const office = { name: '区无废办', cityOffice: '市无废办', phone: null };

const aSchoolToCorrect: MailFacts = {
  office,
  applicationId: '0191f0a0-0000-7000-8000-000000000001',
  number: 'YB-2024-SCHOOL-0007',
  programmeYear: 2024,
  typeName: '无废学校',
  unitName: '渝北区实验小学',
  stage: 'correction',
  seat: 'applicant',
  seatName: '申报单位',
  rulesVersion: '2024-1',
  due: {
    clock: 'correction',
    dueOn: '2024-09-27',
    provisional: false,
    explanation: '自2024年9月13日（星期五）退回补正的次日起算，10个工作日。依据：暂定，可由区无废办调整。',
  },
};
const PUBLIC_URL = 'https://wufei.example.cn/';
const KINDS = Object.keys(TEMPLATES) as NotificationKind[];

describe('a mail address', () => {
  it.each(['unit1@example.cn', 'a.b+c@mail.cq.gov.cn', 'wufei@localhost', "o'neil@example.cn"])(
    'may be %s',
    (address) => expect(checkAddress(address)).toBe(address),
  );

  it.each([
    'b@x.cn\r\nBcc: evil@y.cn',
    'b@x.cn\n',
    'b@x.cn,evil@y.cn',
    'b@x.cn;evil@y.cn',
    '<b@x.cn>',
    'B <b@x.cn>',
    '"b c"@x.cn',
    'b c@x.cn',
    'b@x.cn Bcc:evil',
    'b@@x.cn',
    'b@-x.cn',
    'b@x..cn',
    '.b@x.cn',
    'b@',
    '@x.cn',
    'b',
    '',
    `${'b'.repeat(65)}@x.cn`,
    `b@${'x'.repeat(60)}.${'y'.repeat(63)}.${'z'.repeat(63)}.${'w'.repeat(63)}.cn`,
    'b\u0000@x.cn',
    '张三@x.cn',
    'b@x.cn\u2028',
    'group:b@x.cn',
    'b(comment)@x.cn',
  ])('is refused as %j', (address) =>
    expect(() => checkAddress(address)).toThrow('not a plain mail address'),
  );
});

describe('a notice', () => {
  it('has a template for every kind that the domain knows', () => {
    const source = readFileSync('libs/domain/src/application/notification-kinds.ts', 'utf8');
    const known = [...source.matchAll(/^ {2}\| '(\w+)'/gm)].map((match) => match[1]);
    expect(known.length).toBeGreaterThan(10);
    expect([...KINDS].sort()).toEqual(known.sort());
  });

  it.each(KINDS)('%s says why it was written, what it is about and where to look', (kind) => {
    const { subject, text, html } = render(kind, aSchoolToCorrect, PUBLIC_URL);
    expect(subject).toMatch(/^【无废细胞】.+（YB-2024-SCHOOL-0007）$/);
    for (const body of [text, html]) {
      expect(body).toContain('渝北区实验小学');
      expect(body).toContain('https://wufei.example.cn/applications/0191f0a0-0000-7000-8000-000000000001');
      expect(body).toContain('您收到这封邮件，是因为您是该申报的联系人');
      expect(body).not.toMatch(/undefined|null|\[object/);
    }
  });

  it.each(KINDS)('%s has no brackets in brackets, whatever the type is called', (kind) => {
    const { due } = aSchoolToCorrect;
    const step = { day: '2024-09-30', kind: 'late', days: 1 } as const;
    const facts = { ...aSchoolToCorrect, typeName: '无废饭店（酒店、餐厅）', step };
    const { subject, text } = render(kind, { ...facts, due: { ...due!, before: '2024-09-20' } }, PUBLIC_URL);
    expect(subject + text).not.toMatch(/（[^（）]*（/);
  });

  it.each(KINDS)('%s can be written without any of the optional facts', (kind) => {
    const { due: _, ...bare } = aSchoolToCorrect;
    const { subject, text } = render(kind, { ...bare, seat: 'office', seatName: '区无废办' }, PUBLIC_URL);
    expect(subject + text).not.toMatch(/undefined|null|\[object/);
  });

  it('says whom a unit or a department may call, once the office has set its telephone', () => {
    const reachable = { name: '某县无废办', cityOffice: '某市无废办', phone: '023-67800000' };
    const facts = { ...aSchoolToCorrect, office: reachable };
    const call = '如有疑问，请联系某县无废办，电话023-67800000。';
    expect(render('returned', facts, PUBLIC_URL).text).toContain(call);
    expect(render('revoked', facts, PUBLIC_URL).text).toContain('如有异议，请与某县无废办联系。');
    expect(render('cityResult', { ...facts, cityResult: 'returned' }, PUBLIC_URL).text).toContain(
      '某市无废办退回，某县无废办将补充后再报',
    );
    expect(render('returned', { ...facts, seat: 'office' }, PUBLIC_URL).text).not.toContain(call);
    expect(render('returned', aSchoolToCorrect, PUBLIC_URL).text).not.toContain('电话');
  });

  it('names the last day with its weekday, and the rule behind it', () => {
    const { text } = render('returned', aSchoolToCorrect, PUBLIC_URL);
    expect(text).toContain('截止时间：2024年9月27日（星期五）24时。');
    expect(text).toContain(
      '时限说明：自2024年9月13日（星期五）退回补正的次日起算，10个工作日。依据：暂定，可由区无废办调整。（规则版本2024-1）',
    );
  });

  it('says when a date is provisional', () => {
    const due = { ...aSchoolToCorrect.due!, provisional: true };
    expect(render('returned', { ...aSchoolToCorrect, due }, PUBLIC_URL).text).toContain('日期暂定');
  });

  it.each(KINDS)('%s keeps people’s text out of the subject and harmless in the page', (kind) => {
    const unitName = '<script>alert(1)</script>"\r\nBcc: evil@x.cn';
    const typeName = '<img src=x onerror="1">';
    const { subject, html } = render(kind, { ...aSchoolToCorrect, unitName, typeName }, PUBLIC_URL);
    expect(subject).not.toMatch(/script|Bcc|img|[\r\n]/);
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;');
  });
});

describe('a mail about an obligation', () => {
  const quarter: ObligationMailFacts = {
    office,
    obligationId: '0191f0a0-0000-7000-8000-0000000000dd',
    key: 'quarterlyDispatch-2024Q3',
    kind: 'quarterlyDispatch',
    about: '2024Q3',
    seat: 'department:JIAOW',
    seatName: '区教委',
    dueOn: '2024-10-10',
    step: { day: '2024-10-09', kind: 'before', days: 1 },
    missing: 2,
  };

  it.each(Object.keys(OBLIGATION_TEMPLATES) as ObligationNotificationKind[])(
    '%s says what, for whom, where',
    (kind) => {
      const { subject, text, html } = renderObligation(kind, quarter, PUBLIC_URL);
      expect(subject).toMatch(/^【无废细胞】.+2024年第三季度调度$/);
      for (const body of [text, html]) {
        expect(body).toContain('2024年第三季度调度');
        expect(body).toContain(`https://wufei.example.cn/obligations/${quarter.obligationId}`);
        expect(body).not.toMatch(/undefined|null|\[object/);
      }
    },
  );
});

describe('a mail about a programme year', () => {
  const short = [{ year: 2024, target: 45, completed: 43, gap: 2 }];

  it('says what happened, how many are missing in which year, what to do and where', () => {
    const facts = { year: 2024, office, because: 'adjustmentConfirmed', cause: 'revocation', short } as const;
    const { subject, text, html } = renderYear('yearShort', facts, PUBLIC_URL);
    expect(subject).toBe('【无废细胞】2024年度低于基数，缺2个');
    for (const body of [text, html]) {
      expect(body).toContain('2024年度确认了一项更正（撤销命名）');
      expect(body).toContain('2024年度结转基数45个，计入43个，缺2个。');
      expect(body).toContain('是否退回由区无废办决定');
      expect(body).toContain('https://wufei.example.cn/years/2024');
    }
  });

  it.each(['baselineSet', 'countsFromSet', 'carriedCellReturned', 'yearCut'] as const)(
    'has words for %s',
    (because) => {
      const { text } = renderYear('yearShort', { year: 2024, office, because, short }, PUBLIC_URL);
      expect(text).not.toMatch(/undefined|null/);
    },
  );
});

describe('a morning’s digest', () => {
  const { subject, text, html } = renderDigest(
    {
      day: '2024-10-08',
      lines: [
        { title: '初审：<b>一小', path: '/applications/a', dueOn: '2024-10-10', daysLeft: 2 },
        { title: '初审：二小', path: '/applications/b', dueOn: '2024-09-30', daysLeft: -1 },
        { title: '审定：三小', path: '/applications/c' },
      ],
    },
    PUBLIC_URL,
  );

  it('lists what is late first, each with its date, weekday and link', () => {
    expect(subject).toBe('【无废细胞】每日待办：已逾期1件，待办2件');
    expect(text).toContain(
      '已逾期（1）\n· 初审：二小，截止2024年9月30日（星期一），逾期1个工作日\n  https://wufei.example.cn/applications/b',
    );
    expect(text.indexOf('二小')).toBeLessThan(text.indexOf('一小'));
    expect(text).toContain('审定：三小，时限已停止计算');
    expect(html).not.toContain('<b>');
  });

  it('tells the office the roots of the days since the last one, to compare an archive with', () => {
    const root = `sha256:${'a'.repeat(64)}`;
    const sealed = renderDigest(
      { day: '2024-10-08', lines: [], seals: [{ year: 2024, day: '2024-10-07', root }] },
      PUBLIC_URL,
    );
    expect(sealed.text).toContain(
      `记录的封存值\n· 2024年度，至2024年10月7日（星期一）：${root}\n  https://wufei.example.cn/evidence?year=2024`,
    );
    expect(text).not.toContain('封存值');
  });

  it('counts what it has no room for, and says where it is', () => {
    const lines = [{ title: '初审：二小', path: '/applications/b', dueOn: '2024-09-30', daysLeft: -1 }];
    const more = { late: 0, today: 3, waiting: 40 };
    const long = renderDigest({ day: '2024-10-08', lines, more }, PUBLIC_URL);
    expect(long.subject).toBe('【无废细胞】每日待办：已逾期1件，今天到期3件，待办40件');
    expect(long.text).toContain('您有44件事项');
    expect(long.text).toContain('另有43项未列出\n· 见“待办”\n  https://wufei.example.cn/tasks');
  });
});

describe('a message id', () => {
  const key = { source: 'a1', ordinal: 3, kind: 'returned', recipient: 'unit1@example.cn' };

  it('is the same for every attempt, and shows no address', () => {
    expect(messageIdOf(key, 'wufei.example.cn')).toBe(messageIdOf({ ...key }, 'wufei.example.cn'));
    expect(messageIdOf(key, 'wufei.example.cn')).toMatch(/^<a1-3-returned-[0-9a-f]{16}@wufei\.example\.cn>$/);
  });

  it.each([{ source: 'a2' }, { ordinal: 4 }, { kind: 'named' }, { recipient: 'b@x.cn' }])(
    'differs with %o',
    (other) => expect(messageIdOf({ ...key, ...other }, 'h')).not.toBe(messageIdOf(key, 'h')),
  );
});
