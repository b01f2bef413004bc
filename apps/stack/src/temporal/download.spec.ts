import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadCli } from './download';

describe('the temporal CLI', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wufei-download-'));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://localhost');
    asked.push(url.pathname);
    if (url.pathname === '/cli/default')
      response.end(JSON.stringify({ archiveUrl: '/archive.tar.gz', fileToExtract: 'temporal' }));
    else response.end(readFileSync(join(folder, 'archive.tar.gz')));
  });
  let site: string;

  beforeAll(async () => {
    writeFileSync(join(folder, 'temporal'), '#!/bin/sh\n');
    execFileSync('tar', ['-czf', join(folder, 'archive.tar.gz'), '-C', folder, 'temporal']);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('is downloaded once and kept', async () => {
    const into = join(folder, 'cache');
    const cli = await downloadCli(into, () => undefined, site);
    expect(statSync(cli).mode & 0o111).toBe(0o111);
    expect(await downloadCli(into, () => undefined, site)).toBe(cli);
    expect(asked).toEqual(['/cli/default', '/archive.tar.gz']);
    expect(readdirSync(into)).toEqual(['temporal']);
  });

  it('that cannot be downloaded makes the error list every other source of a server', async () => {
    const nobody = downloadCli(join(folder, 'other'), () => undefined, 'http://127.0.0.1:1');
    await expect(nobody).rejects.toThrow(/TEMPORAL_ADDRESS or TEMPORAL_SERVER_BIN, or install Go/);
  });
});
