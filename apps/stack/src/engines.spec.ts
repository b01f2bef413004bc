import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './root';

const { minVersion, satisfies, subset } = createRequire(__filename)('semver') as {
  minVersion(range: string): { version: string };
  satisfies(version: string, range: string): boolean;
  subset(inner: string, outer: string): boolean;
};

interface Lock {
  packages: Record<string, { version: string; engines?: { node?: string } }>;
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };

/** Returns the packages whose own `engines` fail the test. */
function refusing(test: (stated: string) => boolean): string[] {
  const { packages } = JSON.parse(read('package-lock.json')) as Lock;
  return Object.entries(packages)
    .filter(([path, { engines: own }]) => path && own?.node && !test(own.node))
    .map(([path, { version, engines: own }]) => `${path}@${version} wants Node ${own!.node}`);
}

describe('`engines` of package.json', () => {
  it('names a lowest Node on which every pinned package may be installed', () => {
    const lowest = minVersion(engines.node).version;
    expect(lowest).toBe('20.19.0');
    expect(refusing((stated) => satisfies(lowest, stated))).toEqual([]);
  });

  it('names no Node that a pinned package excludes', () => {
    expect(refusing((stated) => subset(engines.node, stated))).toEqual([]);
  });

  it('is enforced when packages are installed', () => {
    expect(read('.npmrc').split('\n')).toContain('engine-strict=true');
  });

  it('is read by `npm start` as npm reads it', () => {
    const versions = ['18.20.8', '20.18.3', '20.19.0', '20.20.2', '21.7.3', '22.12.0', '22.13.0'].concat([
      '22.23.2',
      '23.11.1',
      '24.10.0',
      '24.11.0',
      '25.0.0',
      '26.1.0',
    ]);
    const script = `import { admits } from './apps/stack/bin/node-version.mjs';
      const [range, ...versions] = process.argv.slice(1);
      console.log(JSON.stringify(versions.filter((version) => admits(range, version))));`;
    const args = ['--input-type=module', '-e', script, engines.node, ...versions];
    const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual(versions.filter((version) => satisfies(version, engines.node)));
  });
});
