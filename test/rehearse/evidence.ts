import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '../support/client';

/**
 * Downloads the evidence of a year and the checker, and runs the checker in a folder of its own, as somebody outside
 * would. Throws when either cannot be downloaded.
 */
export async function verifyEvidence(office: Client, year: number): Promise<{ ok: boolean; report: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'wufei-evidence-'));
  try {
    const name = `evidence-${year}.zip`;
    await writeFile(join(folder, name), await bytesOf(office, `/exports/programmes/${year}/evidence.zip`));
    await writeFile(join(folder, 'verify.mjs'), await bytesOf(office, '/exports/verify.mjs'));
    return await new Promise((resolve) => {
      execFile(process.execPath, ['verify.mjs', name], { cwd: folder }, (error, stdout, stderr) =>
        resolve({ ok: error === null, report: `${stdout}${stderr}`.trimEnd() }),
      );
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function bytesOf({ base, cookie }: Client, path: string): Promise<Uint8Array> {
  const reply = await fetch(`${base}/api${path}`, { headers: { cookie, 'sec-fetch-site': 'same-origin' } });
  if (!reply.ok) throw new Error(`GET ${path}: ${reply.status} ${await reply.text()}`);
  return new Uint8Array(await reply.arrayBuffer());
}
