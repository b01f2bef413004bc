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

  it('of the same account is used, and so is a missing one', () => {
    expect(() => refuseForeignData(dataDir, OWN, { uid: OWN, gid: OWN })).not.toThrow();
    expect(() => refuseForeignData(join(parent, 'none'), OTHER)).not.toThrow();
  });

  it('copied from another user names its owner and the command to take it over', () => {
    expect(() => refuseForeignData(dataDir, OTHER)).toThrow(
      new RegExp(
        `made by another account: postgres belongs to .*${OWN}.*, temporal belongs to .*, and this is account ${OTHER}\\.\\n` +
          `Take it over: sudo chown -R ${OTHER} '${dataDir}'$`,
      ),
    );
  });

  it('with a PostgreSQL folder of the wrong account names the command to give it to that account', () => {
    const account = { uid: OTHER, gid: OTHER };
    expect(() => refuseForeignData(dataDir, 0, account)).toThrow(
      `Give it over: chown -R ${OTHER}:${OTHER} '${join(dataDir, 'postgres')}'`,
    );
  });

  it('that a user may not enter names its owner', () => {
    chmodSync(dataDir, 0o000);
    try {
      expect(() => refuseForeignData(dataDir, OTHER)).toThrow(/belongs to .*\nTake it over: sudo chown/);
    } finally {
      chmodSync(dataDir, 0o700);
    }
  });
});
