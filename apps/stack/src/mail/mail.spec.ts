import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { SMTPServer } from 'smtp-server';
import { listenSmtp } from './smtp';
import { MailStore } from './store';
import { listenWeb } from './web';

describe('the mail catcher', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wufei-mails-'));
  const evil = `<script>alert(1)</script>`;
  let smtp: SMTPServer;
  let web: Server;
  let base: string;

  const get = async (path: string) => {
    const response = await fetch(base + path);
    const policy = response.headers.get('content-security-policy')!;
    return { status: response.status, policy, text: await response.text() };
  };
  const idOf = async (q: string) =>
    JSON.parse((await get(`/mails.json?q=${encodeURIComponent(q)}`)).text).items[0].id;

  beforeAll(async () => {
    const store = new MailStore(folder);
    smtp = await listenSmtp(store, 0);
    web = await listenWeb(store, 0);
    base = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    const sender = createTransport({ host: '127.0.0.1', port: (smtp.server.address() as AddressInfo).port });
    const from = 'wufei@wufei.example';
    await sender.sendMail({
      from,
      to: 'unit1@wufei.example',
      subject: '补正通知',
      text: '请补正',
      html: `<b>请补正</b>${evil}`,
    });
    await sender.sendMail({ from, to: 'jiaow@wufei.example', subject: `"${evil}`, text: evil });
    sender.close();
  });
  afterAll(async () => {
    web.close();
    web.closeAllConnections();
    await new Promise<void>((resolve) => smtp.close(resolve));
    rmSync(folder, { recursive: true });
  });

  it('lists mails in Chinese, the newest first, and finds them', async () => {
    const { text } = await get('/');
    expect(text).toContain('本机收到的邮件');
    expect(text.indexOf('jiaow@wufei.example')).toBeLessThan(text.indexOf('unit1@wufei.example'));
    const found = await get(`/?q=${encodeURIComponent('补正')}`);
    expect(found.text).toContain('unit1@wufei.example');
    expect(found.text).not.toContain('jiaow@wufei.example');
  });

  it('shows the text of a mail as text, and its headers', async () => {
    const { text } = await get(`/mails/${await idOf('jiaow')}`);
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect((await get('/')).text).not.toContain('<script>');
  });

  it('shows the HTML of a mail in a frame that may do nothing', async () => {
    const id = await idOf('补正');
    expect((await get(`/mails/${id}`)).text).toContain(`<iframe sandbox src="/mails/${id}/html"`);
    const { text, policy } = await get(`/mails/${id}/html`);
    expect(text).toContain('<b>请补正</b>');
    expect(policy).toMatch(/^sandbox; default-src 'none'/);
  });

  it('reads no file outside its folder', async () => {
    for (const id of ['..%2f..%2fetc%2fpasswd', 'index.jsonl', '20240101000000000-00000000'])
      expect((await get(`/mails/${id}`)).status).toBe(404);
  });

  it('refuses requests under another host name', async () => {
    const { port } = web.address() as AddressInfo;
    const status = await new Promise((resolve, reject) =>
      request({ host: '127.0.0.1', port, headers: { host: 'evil.example' } }, (answer) =>
        resolve(answer.statusCode),
      )
        .once('error', reject)
        .end(),
    );
    expect(status).toBe(421);
  });

  it('keeps its mails after a restart', async () => {
    const { items, total } = new MailStore(folder).list('', 0, 10);
    expect(total).toBe(2);
    expect(items[1]).toMatchObject({ subject: '补正通知', to: ['unit1@wufei.example'] });
  });
});
