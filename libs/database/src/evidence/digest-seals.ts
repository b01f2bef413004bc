import type { CivilDate } from '@app/domain';
import type { PoolClient } from 'pg';

/** 封存值 (the seal of a day) as a digest carries it outside the database. */
export interface DigestSeal {
  year: number;
  day: CivilDate;
  root: string;
}

/** The most seals of one mail. Older ones are covered by the roots in it, because each root covers the previous one. */
const MOST_SEALS = 31;

/** Returns, by officer, the last 31 roots that no digest of the officer has carried yet, oldest first. */
export async function findUncarriedSeals(
  client: PoolClient,
  userIds: string[],
): Promise<Map<string, DigestSeal[]>> {
  const { rows } = await client.query<DigestSeal & { userId: string }>(
    `WITH carried AS (
       SELECT o.digest_user, x.year, max(x.day) AS day
         FROM outbox o CROSS JOIN LATERAL jsonb_to_recordset(o.payload -> 'seals') AS x(year int, day date)
        WHERE o.digest_user = ANY($1::uuid[]) GROUP BY 1, 2)
     SELECT u.id AS "userId", s.programme_year AS year, s.day, s.root
       FROM unnest($1::uuid[]) AS u(id) CROSS JOIN daily_seal s
       LEFT JOIN carried c ON (c.digest_user, c.year) = (u.id, s.programme_year)
      WHERE c.day IS NULL OR s.day > c.day ORDER BY s.day, s.programme_year`,
    [userIds],
  );
  const seals = new Map<string, DigestSeal[]>();
  for (const { userId, ...seal } of rows) seals.set(userId, [...(seals.get(userId) ?? []), seal]);
  for (const [userId, own] of seals) seals.set(userId, own.slice(-MOST_SEALS));
  return seals;
}
