#!/usr/bin/env bash
# nodemailer 10.6.0: a full-width comma between two recipients, as an office types it, makes one recipient of them. The
# second becomes part of the first one's name, the mail is sent to the first alone, and the result says all is well.
# One would guess: it parts recipients, as the comma and the semicolon do, or the address is refused.
# Seen: "张三 <a@x.cn>，李四 <b@y.cn>" goes to a@x.cn alone, rejected: none
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nodemailer@10.6.0 smtp-server@3.21.6
cat >try.cjs <<'JS'
const assert = require('node:assert');
const { SMTPServer } = require('smtp-server');

(async () => {
  const nodemailer = await import('nodemailer');
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => stream.on('end', done).resume(),
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address();
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port });
  const send = async (to) => {
    const { accepted, rejected } = await transport.sendMail({ from: 'office@x.cn', to, subject: '提醒', text: '见附件' });
    console.log(`"${to}" goes to ${accepted.join(' and ')}, rejected: ${rejected.join() || 'none'}`);
    return accepted;
  };
  console.log(`nodemailer ${require('nodemailer/package.json').version}`);
  assert.deepStrictEqual(await send('张三 <a@x.cn>, 李四 <b@y.cn>'), ['a@x.cn', 'b@y.cn']);
  assert.deepStrictEqual(await send('张三 <a@x.cn>; 李四 <b@y.cn>'), ['a@x.cn', 'b@y.cn']);
  assert.deepStrictEqual(await send('张三 <a@x.cn>，李四 <b@y.cn>'), ['a@x.cn']);
  transport.close();
  server.close();
})();
JS
node try.cjs
