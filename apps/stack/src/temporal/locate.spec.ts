import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder, locateTemporal } from './locate';

/** A machine that has only what a test gives it. */
class Machine {
  readonly home = mkdtempSync(join(tmpdir(), 'wufei-machine-'));
  readonly env: Record<string, string | undefined> = { HOME: this.home, PATH: join(this.home, 'bin') };

  program(path: string, output = ''): string {
    const file = join(this.home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho "${output}"\n`);
    chmodSync(file, 0o755);
    return file;
  }
}

describe('Temporal is looked for', () => {
  let machine: Machine;
  beforeEach(() => (machine = new Machine()));
  afterEach(() => rmSync(machine.home, { recursive: true }));

  it('as a running server, then as given, in the cache, as source for Go, as CLI, and at last elsewhere', () => {
    const { env } = machine;
    const kind = () => locateTemporal(env).kind;
    expect(locateTemporal(env)).toEqual({ kind: 'download', into: cacheFolder(env) });
    machine.program('bin/temporal');
    expect(kind()).toBe('cli');
    machine.program('bin/go', 'go version go1.26.4 linux/amd64');
    expect(kind()).toBe('build');
    for (const name of ['temporal-server', 'temporal-sql-tool'])
      machine.program(`.cache/wufei/temporal-1.31.2/${name}`);
    expect(locateTemporal(env)).toMatchObject({
      kind: 'binaries',
      binaries: { server: join(cacheFolder(env), 'temporal-server') },
    });
    env.TEMPORAL_SERVER_BIN = machine.program('opt/temporal-server');
    machine.program('opt/temporal-sql-tool');
    expect(locateTemporal(env)).toMatchObject({ binaries: { server: env.TEMPORAL_SERVER_BIN } });
    env.TEMPORAL_ADDRESS = 'temporal.example:7233';
    expect(locateTemporal(env)).toEqual({ kind: 'address', address: 'temporal.example:7233' });
  });

  it('in the cache only when both programs are there', () => {
    machine.program('.cache/wufei/temporal-1.31.2/temporal-server');
    expect(locateTemporal(machine.env).kind).toBe('download');
  });

  it('in the cache that XDG_CACHE_HOME names', () => {
    expect(cacheFolder({ HOME: '/home/a', XDG_CACHE_HOME: '/var/cache' })).toBe(
      '/var/cache/wufei/temporal-1.31.2',
    );
  });

  it('without a Go that is too old to download a newer toolchain', () => {
    machine.program('bin/go', 'go version go1.19.8 linux/amd64');
    expect(locateTemporal(machine.env).kind).toBe('download');
  });

  it('and a wrong path is reported, not skipped', () => {
    machine.env.TEMPORAL_SERVER_BIN = join(machine.home, 'none');
    expect(() => locateTemporal(machine.env)).toThrow(
      `TEMPORAL_SERVER_BIN=${machine.home}/none is not a program`,
    );
    machine.env.TEMPORAL_SERVER_BIN = machine.program('opt/temporal-server');
    expect(() => locateTemporal(machine.env)).toThrow('TEMPORAL_SQL_BIN');
  });
});
