import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuseForeignData } from './owners';

const OWN = process.getuid!();
const OTHER = OWN + 4321;

describe('a data folder', () => {
  const parent = mkdtempSync(join(tmpdir(), 'wufei owners-'));
  const dataDir = join(parent, '.data');
  beforeAll(() => {
    for (const name of ['postgres', 'temporal']) mkdirSync(join(dataDir, name), { recursive: true });
    writeFileSync(join(dataDir, 'secrets.json'), '{}');
  });
  afterAll(() => rmSync(parent, { recursive: true }));

  it('of the account that starts is used, and so is one that is not there yet', () => {
    expect(() => refuseForeignData(dataDir, OWN, { uid: OWN, gid: OWN })).not.toThrow();
    expect(() => refuseForeignData(join(parent, 'none'), OTHER)).not.toThrow();
  });

  it('that a user copied from another tells whose it is and how to take it over', () => {
    expect(() => refuseForeignData(dataDir, OTHER)).toThrow(
      new RegExp(
        `made by another account: postgres belongs to .*${OWN}.*, temporal belongs to .*, and this is account ${OTHER}\\.\\n` +
          `Take it over: sudo chown -R ${OTHER} '${dataDir}'$`,
      ),
    );
  });

  it('whose PostgreSQL belongs to another than root would run it as tells how to give it over', () => {
    const account = { uid: OTHER, gid: OTHER };
    expect(() => refuseForeignData(dataDir, 0, account)).toThrow(
      `Give it over: chown -R ${OTHER}:${OTHER} '${join(dataDir, 'postgres')}'`,
    );
  });

  it('that a user may not enter tells whose it is', () => {
    chmodSync(dataDir, 0o000);
    try {
      expect(() => refuseForeignData(dataDir, OTHER)).toThrow(/belongs to .*\nTake it over: sudo chown/);
    } finally {
      chmodSync(dataDir, 0o700);
    }
  });
});
