import { simpleParser } from 'mailparser';
import { createMailer, type Mailer } from './mailer';
import { type Script, ScriptedSmtp } from '../../../test/support/mail/scripted-smtp';

const mail = {
  to: 'unit1@example.cn',
  messageId: '<a1-1-named-0@wufei.example.cn>',
  subject: '【无废细胞】已命名为无废细胞（YB-2024-SCHOOL-0007）',
  text: '您好！',
  html: '<p>您好！</p>',
};

describe('a mailer', () => {
  let smtp: ScriptedSmtp;
  let mailer: Mailer;

  async function facing(script: Script, timeoutMs = 3000): Promise<void> {
    smtp = await ScriptedSmtp.start(script);
    mailer = createMailer({ url: smtp.url, from: 'wufei@localhost', timeoutMs });
  }

  afterEach(async () => {
    mailer.close();
    await smtp.stop();
  });

  it('sends one mail to one person, with its own Message-ID', async () => {
    await facing({});
    expect(await mailer.send(mail)).toEqual({ status: 'sent' });
    const parsed = await simpleParser(smtp.received[0]!.message);
    expect(parsed.messageId).toBe(mail.messageId);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.text).toContain('您好！');
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it.each([
    ['greeting', '421 busy', { status: 'retry', code: '421' }],
    ['greeting', '554 no service', { status: 'retry', code: '554' }],
    ['greeting', 'cut', { status: 'retry', code: 'ECONNECTION' }],
    ['RCPT', '451 later', { status: 'retry', code: '451' }],
    ['RCPT', '550 nobody', { status: 'bounced', code: '550' }],
    ['RCPT', 'cut', { status: 'retry' }],
    ['DATA', '452 full', { status: 'retry', code: '452' }],
    ['DATA', 'cut', { status: 'retry' }],
    ['end', '451 later', { status: 'retry', code: '451' }],
    ['end', '554 refused', { status: 'bounced', code: '554' }],
    ['end', 'cut', { status: 'uncertain' }],
  ] as const)('that meets, at %s, %s', async (moment, instead, verdict) => {
    await facing({ [moment]: instead });
    expect(await mailer.send(mail)).toMatchObject(verdict);
    expect(smtp.asked.length).toBeLessThanOrEqual(1); // never sent again behind the outbox's back
  });

  it('asks before the last byte, and does not send when told so; the next mail goes', async () => {
    await facing({});
    const told: number[] = [];
    const note = async () => void told.push(smtp.received.length);
    const lost = () => Promise.reject(new Error('the lease is lost'));
    expect(await mailer.send(mail, lost)).toMatchObject({ status: 'retry' });
    expect(smtp.received).toEqual([]);
    expect(await mailer.send(mail, note)).toEqual({ status: 'sent' });
    expect(told).toEqual([0]);
    expect(smtp.received).toHaveLength(1);
  });

  it('gives up on whoever does not answer before the last byte; nothing is sent then either', async () => {
    await facing({}, 300);
    let answer = () => {};
    const slow = () => new Promise<void>((resolve) => (answer = resolve));
    expect(await mailer.send(mail, slow)).toMatchObject({ status: 'retry' });
    answer();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(smtp.received).toEqual([]);
  });

  it('gives up on a silent server; after the last byte it cannot know', async () => {
    await facing({ end: 'silence' }, 300);
    expect(await mailer.send(mail)).toMatchObject({ status: 'uncertain' });
  });

  it('gives up on a server that never greets, with nothing sent', async () => {
    await facing({ greeting: 'silence' }, 300);
    expect(await mailer.send(mail)).toMatchObject({ status: 'retry' });
    expect(smtp.received).toEqual([]);
  });

  it('retries when nobody listens', async () => {
    await facing({});
    await smtp.stop();
    expect(await mailer.send(mail)).toMatchObject({ status: 'retry' });
  });

  it('bounces an address that would add a recipient, without asking the server', async () => {
    await facing({});
    const result = await mailer.send({ ...mail, to: 'b@x.cn\r\nRCPT TO:<evil@y.cn>' });
    expect(result).toEqual({ status: 'bounced', code: 'address' });
    expect(smtp.asked).toEqual([]);
  });
});
