import { foldName } from '@app/domain';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { type Database, freshDatabase } from '../../../../../test/support/database';
import { createPool } from '../../connection/pool';

describe('the folded name in PostgreSQL', () => {
  let database: Database;
  let pool: Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.appUrl);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const foldedThere = async (names: string[]) => {
    const { rows } = await pool.query<{ key: string }>(
      'SELECT fold_name(name) AS key FROM unnest($1::text[]) WITH ORDINALITY AS n(name, i) ORDER BY i',
      [names],
    );
    return rows.map(({ key }) => key);
  };

  it('is the one of the domain, for each sign of the first plane', async () => {
    // Signs that both Unicode versions know: those that were assigned long ago, and no surrogates.
    const signs = Array.from({ length: 0x3400 - 1 }, (_, i) => String.fromCharCode(i + 1));
    const wide = Array.from({ length: 0xff }, (_, i) => String.fromCharCode(0xff00 + i));
    const names = [...signs, ...wide]
      .filter((sign) => /\p{Assigned}/u.test(sign))
      .map((sign) => `某${sign}校`);
    const there = await foldedThere(names);
    expect(names.filter((name, i) => there[i] !== foldName(name))).toEqual([]);
  });

  it('is the one of the domain, whatever is typed', async () => {
    const letter = fc.constantFrom(
      ...'渝北区某小学（(〔【ＡＢaB１2é·・“”\u200b\u3000\u00a0 \ufeff-—－Ⅱ㈠ﬁ'.split(''),
    );
    const samples = fc.sample(fc.array(letter, { maxLength: 12 }), 2000).map((letters) => letters.join(''));
    expect(await foldedThere(samples)).toEqual(samples.map(foldName));
  });
});
