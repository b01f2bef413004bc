import { MailStore } from './store';
import { listenSmtp } from './smtp';
import { listenWeb } from './web';

/** The process of the mail catcher: `catcher.js <folder> <smtp port> <web port>`. */
async function main([folder, smtpPort, webPort]: string[]): Promise<void> {
  const store = new MailStore(folder!);
  const smtp = await listenSmtp(store, Number(smtpPort));
  const web = await listenWeb(store, Number(webPort));
  process.once('SIGTERM', () => {
    smtp.close(() => undefined);
    web.close();
    web.closeAllConnections();
    setTimeout(() => process.exit(0), 1000).unref();
  });
  console.log(`mails are kept in ${folder}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
