import type { CivilDate, DepartmentEffect, RecordedChange, TownAct } from '@app/domain';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../connection/transaction';
import type { Reader } from '../../worklists/scope';
import { BEGIN_TOWNS } from './towns.query';

/** How much belongs to 镇街: what passes when they end. */
export interface TownPassing {
  /** Records of units. */
  units: number;
  /** Their open applications. */
  cases: number;
  /** Open accounts. */
  accounts: number;
}

/** One act of the office on 镇街, with what it did and the document that ordered it. */
export interface TownChangeRow extends Omit<RecordedChange, 'kind'> {
  kind: TownAct['kind'] | 'takeBack';
  /** Null for an act that takes another one back; that has a reason instead. */
  documentTitle: string | null;
  documentNumber: string | null;
  /** The number of the act that this one takes back, and why; null for every other. */
  takesBack: number | null;
  reason: string | null;
  passing: TownPassing;
  changedBy: string;
  recordedAt: Date;
}

/** Returns every act, the newest first. */
export async function findTownChanges(db: Reader): Promise<TownChangeRow[]> {
  const { rows } = await db.query<TownChangeRow>({
    name: 'find-town-changes',
    text: `SELECT c.number, c.kind, c.effective_from AS "from", c.document_title AS "documentTitle",
                  c.document_number AS "documentNumber", c.takes_back AS "takesBack", c.reason,
                  (SELECT t.number FROM town_change t WHERE t.takes_back = c.number) AS "takenBackBy", c.passing,
                  p.name AS "changedBy", c.recorded_at AS "recordedAt",
                  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.name) ORDER BY n.name), '[]')
                     FROM town_begin n WHERE n.change_number = c.number) AS names,
                  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.name, 'successor', e.successor) ORDER BY e.name), '[]')
                     FROM town_end e WHERE e.change_number = c.number) AS ends
             FROM town_change c JOIN app_user p ON p.id = c.changed_by ORDER BY c.number DESC`,
  });
  return rows;
}

/** Returns the hash of the request that was recorded under a command id, or undefined. */
export async function findTownCommand(db: Reader, commandId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ hash: string }>(
    'SELECT body_hash AS hash FROM town_change WHERE command_id = $1',
    [commandId],
  );
  return rows[0]?.hash;
}

/** Counts what belongs today to these 镇街 and to those whose place they have taken. */
export function countOfTowns(db: Reader, towns: readonly string[]): Promise<TownPassing> {
  return count(db, 'SELECT DISTINCT unnest(towns_held(t.name)) FROM unnest($1::text[]) t (name)', towns);
}

/** Counts what was recorded under these names themselves. */
export function countUnderNames(db: Reader, names: readonly string[]): Promise<TownPassing> {
  return count(db, 'SELECT unnest($1::text[])', names);
}

async function count(db: Reader, names: string, towns: readonly string[]): Promise<TownPassing> {
  const { rows } = await db.query<TownPassing>(
    `WITH held AS (SELECT ARRAY(${names}) AS names), of_town AS (
       SELECT u.id FROM unit u, held WHERE u.street = ANY (held.names) AND u.merged_into IS NULL)
     SELECT (SELECT count(*) FROM of_town)::int AS units,
            (SELECT count(*) FROM application a JOIN of_town ON of_town.id = a.record_id WHERE a.is_open)::int AS cases,
            (SELECT count(*) FROM app_user p, held WHERE p.town = ANY (held.names) AND p.active)::int AS accounts`,
    [towns],
  );
  return rows[0]!;
}

/** What is recorded with an act beside its effect. */
export interface TownChangeNote {
  /** The number of the newest act that the office saw, 0 when there is none; and the list under which the act was checked. */
  basedOn: number;
  version: number;
  commandId: string;
  bodyHash: string;
  kind: TownAct['kind'];
  from: CivilDate;
  documentTitle: string;
  documentNumber?: string;
  passing: TownPassing;
  by: string;
}

/**
 * Records an act and its effect in one transaction. Returns false, and writes nothing, when somebody else has recorded an act or
 * written a list since; `needed` when a 镇街 that leaves no successor has units or accounts.
 */
export async function recordTownChange(
  pool: Pool,
  { begin, end }: DepartmentEffect,
  {
    basedOn,
    version,
    commandId,
    bodyHash,
    kind,
    from,
    documentTitle,
    documentNumber,
    passing,
    by,
  }: TownChangeNote,
): Promise<boolean | 'needed'> {
  const alone = end.filter(({ successor }) => successor === null).map(({ id }) => id);
  const work = async (client: PoolClient) => {
    const { units, accounts } = await countOfTowns(client, alone);
    if (units + accounts > 0) return 'needed';
    const { rowCount } = await client.query(
      `INSERT INTO town_change (number, command_id, body_hash, kind, effective_from, document_title, document_number, passing, changed_by)
       SELECT $1::int, $2::uuid, $3::text, $4::text, $5::date, $6::text, $7::text, $8::jsonb, $9::uuid
        WHERE $1 = (SELECT coalesce(max(number), 0) + 1 FROM town_change)
          AND $10 = (SELECT coalesce(max(version), 0) FROM town_list)`,
      [
        ...[basedOn + 1, commandId, bodyHash, kind, from, documentTitle, documentNumber ?? null],
        ...[JSON.stringify(passing), by, version],
      ],
    );
    if (!rowCount) return false;
    await client.query(
      'INSERT INTO town_begin (name, change_number, begins_on) SELECT unnest($1::text[]), $2, $3',
      [begin.map(({ id }) => id), basedOn + 1, from],
    );
    await client.query(
      `INSERT INTO town_end (name, change_number, ends_on, successor)
       SELECT id, $2, $3, successor FROM jsonb_to_recordset($1) AS e (id text, successor text)`,
      [JSON.stringify(end), basedOn + 1, from],
    );
    return true;
  };
  return inTransaction(pool, work, BEGIN_TOWNS);
}

/** What is recorded when a change is taken back from a day on. */
export interface TownTakeBackNote extends Omit<
  TownChangeNote,
  'version' | 'kind' | 'documentTitle' | 'documentNumber'
> {
  takesBack: number;
  reason: string;
}

/**
 * Records that a change is taken back, unless a unit or an account was recorded under a name that it set up (`begun`): then it returns
 * `stands`. Returns false, and writes nothing, when somebody else has recorded an act since.
 */
export async function recordTownTakeBack(
  pool: Pool,
  begun: readonly string[],
  { basedOn, commandId, bodyHash, takesBack, from, reason, passing, by }: TownTakeBackNote,
): Promise<boolean | 'stands'> {
  const work = async (client: PoolClient) => {
    const { units, accounts } = await countUnderNames(client, begun);
    if (units > 0 || accounts > 0) return 'stands';
    const { rowCount } = await client.query(
      `INSERT INTO town_change (number, command_id, body_hash, kind, effective_from, takes_back, reason, passing, changed_by)
       SELECT $1::int, $2::uuid, $3::text, 'takeBack', $4::date, $5::int, $6::text, $7::jsonb, $8::uuid
        WHERE $1 = (SELECT coalesce(max(number), 0) + 1 FROM town_change)`,
      [basedOn + 1, commandId, bodyHash, from, takesBack, reason, JSON.stringify(passing), by],
    );
    return rowCount === 1;
  };
  return inTransaction(pool, work, BEGIN_TOWNS);
}
