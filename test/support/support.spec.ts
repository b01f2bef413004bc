import { Connection, WorkflowClient } from '@temporalio/client';
import { createTransport } from 'nodemailer';
import { Client } from 'pg';
import { freshDatabase } from './database';
import { openMailbox } from './mail/mailbox';
import { freshNamespace, temporalAddress } from './temporal';

describe('the servers of a test run', () => {
  it('give each caller its own migrated database, on PostgreSQL 18', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    const client = new Client({ connectionString: one.appUrl });
    await client.connect();
    try {
      const { rows } =
        await client.query(`SELECT current_database(), current_user, count(*)::int AS departments
        FROM department`);
      const version = await client.query('SHOW server_version');
      expect(rows[0]).toMatchObject({ current_user: 'wufei_app', departments: 0 });
      expect(version.rows[0].server_version).toMatch(/^18\./);
      expect(one.ownerUrl).not.toBe(other.ownerUrl);
    } finally {
      await client.end();
    }
    await Promise.all([one.drop(), other.drop()]);
  });

  it('give a namespace in which a workflow can be started at once', async () => {
    const namespace = await freshNamespace();
    const connection = await Connection.connect({ address: temporalAddress() });
    try {
      const client = new WorkflowClient({ connection, namespace });
      const handle = await client.start('nobody', { taskQueue: 'nowhere', workflowId: 'one', args: [] });
      expect((await handle.describe()).status.name).toBe('RUNNING');
    } finally {
      await connection.close();
    }
  });

  it('accept a mail and return it', async () => {
    const mailbox = await openMailbox();
    const sender = createTransport(mailbox.url);
    await sender.sendMail({
      from: 'a@wufei.example',
      to: 'b@wufei.example',
      subject: '补正通知',
      text: '请补正',
    });
    const mail = await mailbox.waitFor((each) => each.subject === '补正通知');
    expect(mail).toMatchObject({
      to: ['b@wufei.example'],
      from: 'a@wufei.example',
      text: expect.stringContaining('请补正'),
    });
    sender.close();
    await mailbox.close();
  });
});
