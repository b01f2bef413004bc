import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ARCH: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', arm64: 'arm64' };
const SITE = 'https://temporal.download';

/**
 * Downloads the CLI that Temporal’s SDK uses for tests into the user’s cache, and returns its path. Throws with all
 * other sources of a server when it cannot.
 */
export async function downloadCli(into: string, say: (line: string) => void, site = SITE): Promise<string> {
  const cli = join(into, 'temporal');
  if (existsSync(cli)) return cli;
  say(`fetching the temporal CLI from ${site}`);
  mkdirSync(into, { recursive: true });
  const bench = mkdtempSync(join(into, 'download-'));
  try {
    const where = new URL('/cli/default', site);
    const sdk = { 'sdk-name': 'sdk-typescript', 'sdk-version': '1.24.0' };
    const machine = {
      arch: ARCH[process.arch] ?? process.arch,
      platform: process.platform,
      format: 'tar.gz',
    };
    where.search = new URLSearchParams({ ...machine, ...sdk }).toString();
    const { archiveUrl, fileToExtract } = (await (await get(where)).json()) as Record<string, string>;
    const archive = join(bench, 'cli.tar.gz');
    writeFileSync(archive, Buffer.from(await (await get(new URL(archiveUrl!, site))).arrayBuffer()));
    execFileSync('tar', ['-xzf', archive, '-C', bench, fileToExtract!], { stdio: 'pipe' });
    chmodSync(join(bench, fileToExtract!), 0o755);
    renameSync(join(bench, fileToExtract!), cli);
    return cli;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `no Temporal server: set TEMPORAL_ADDRESS or TEMPORAL_SERVER_BIN, or install Go ≥ 1.26 or the temporal CLI (${reason})`,
    );
  } finally {
    rmSync(bench, { recursive: true, force: true });
  }
}

async function get(url: URL): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(120_000) });
  if (!response.ok) throw new Error(`${url.href}: ${response.status}`);
  return response;
}
