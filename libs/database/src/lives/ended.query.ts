import type { ApplicationTypes, Beginning, CellTypes } from '@app/domain';
import type { Pool } from 'pg';
import { UNIT_NAME } from '../applications/unit-of.sql';

/** A case that the last day of a period has ended, as last recorded. */
export interface EndedCase extends Pick<Beginning<ApplicationTypes>, 'state' | 'rules'> {
  unitName: string;
}

/** Returns the cases, of a programme year or later, that the last day of 补正 or 限期整改 has ended; at most `limit`. */
export async function findRunOut(pool: Pool, fromYear: number, limit: number): Promise<EndedCase[]> {
  const { rows } = await pool.query<EndedCase>(
    `SELECT a.state, a.rules, ${UNIT_NAME} AS "unitName"
       FROM application a JOIN unit u ON u.id = a.record_id
      WHERE (a.stage = 'lapsed' OR a.stage = 'refused' AND a.state ? 'endedTask') AND a.programme_year >= $1
      ORDER BY a.programme_year DESC, a.id LIMIT $2`,
    [fromYear, limit],
  );
  return rows;
}

/** A named cell whose period of appeal (申诉期) has ended without an appeal, as last recorded. */
export interface EndedAppeal extends Pick<Beginning<CellTypes>, 'state' | 'rules'> {
  unitName: string;
}

/** Returns the cells, revoked on a day (YYYY-MM-DD) or later, whose period of appeal has ended; at most `limit`, the latest first. */
export async function findEndedAppeals(
  pool: Pool,
  revokedSince: string,
  limit: number,
): Promise<EndedAppeal[]> {
  const { rows } = await pool.query<EndedAppeal>(
    `SELECT c.state, c.rules, ${UNIT_NAME} AS "unitName"
       FROM cell_life c JOIN application a ON a.id = c.application_id JOIN unit u ON u.id = a.record_id
      WHERE c.stage IN ('delisting', 'ended') AND c.state #>> '{revocation,appealedOn}' IS NULL
        AND c.state #>> '{revocation,on}' >= $1
      ORDER BY c.state #>> '{revocation,on}' DESC, c.number LIMIT $2`,
    [revokedSince, limit],
  );
  return rows;
}
