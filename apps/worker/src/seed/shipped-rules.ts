import type { ProposalNotificationPayload } from '@app/domain';
import { contentHashOf, parseRuleSet, type RuleSet } from '@app/rules';
import type { Client } from 'pg';
import { seedYear } from './year';

/**
 * Brings in the rules that a release ships for a year, as the newest version of the vendor's line. A fresh installation
 * publishes them as the office's first version; anywhere else they are stored as a proposal, which is never in force by
 * itself. Content that is known already is no proposal. Returns what was done, one line each; never refuses.
 */
export async function seedShippedRules(
  client: Client,
  shipped: RuleSet,
  isFresh: boolean,
): Promise<string[]> {
  const { version, programmeYear: year } = shipped;
  if (isFresh) await publishFirst(client, shipped);
  const isOpened = await hasRules(client, year);
  const opened = isOpened
    ? [`programme ${year}: ${(await seedYear(client, shipped)) ? 'new' : 'there already'}`]
    : [];
  await adoptEarlierLine(client, year);
  await markSame(client, year);

  const known = await proposalsOf(client, year);
  if (known.some((row) => hasContent(row, shipped))) {
    return [`rule set ${version}: ${isFresh ? 'new' : 'there already'}`, ...opened];
  }
  const hash = await propose(client, shipped);
  const named = known.some((row) => row.version === version)
    ? `${version} has other content than the one of this version that is known; it is stored as ${version}+${hash.slice(0, 8)} and`
    : `${version}`;
  return [`rule set ${named} is proposed to the office; not in force`, ...opened];
}

/** Publishes shipped rules as the first version of their year, `<year>.1`. */
async function publishFirst(client: Client, shipped: RuleSet): Promise<void> {
  const version = `${shipped.programmeYear}.1`;
  await client.query(
    `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ($1, $2, $3, $4)`,
    [version, shipped.programmeYear, JSON.stringify({ ...shipped, version }), shipped.source.publishedOn],
  );
  await propose(client, shipped, version);
}

/** Begins the vendor's line of a year with the versions that came with earlier releases and are in the record. */
async function adoptEarlierLine(client: Client, year: number): Promise<void> {
  const { rows } = await client.query<Stored>(
    `SELECT version, body FROM rule_set WHERE programme_year = $1 AND published_by IS NULL
        AND NOT EXISTS (SELECT FROM rule_proposal p WHERE p.programme_year = $1)
      ORDER BY split_part(version, '.', 2)::int`,
    [year],
  );
  for (const { version, body } of rows) {
    const read = readRules(body);
    if (read) await propose(client, read, version);
  }
}

/** Records which unanswered proposals a version of the office has the content of: a year may be opened from the vendor's. */
async function markSame(client: Client, year: number): Promise<void> {
  const { rows: open } = await client.query<Stored & { id: string }>(
    `SELECT p.id, p.version, p.body FROM rule_proposal p WHERE p.programme_year = $1
        AND NOT EXISTS (SELECT FROM rule_proposal_answer a WHERE a.proposal_id = p.id)`,
    [year],
  );
  if (open.length === 0) return;
  const { rows: versions } = await client.query<Stored>(
    `SELECT version, body FROM rule_set WHERE programme_year = $1 ORDER BY split_part(version, '.', 2)::int`,
    [year],
  );
  for (const { id, body } of open) {
    const rules = readRules(body);
    const same = rules && versions.find((one) => hasContent(one, rules));
    if (same) await answerSame(client, id, same.version);
  }
}

function answerSame(client: Client, id: string, version: string): Promise<unknown> {
  return client.query(
    `INSERT INTO rule_proposal_answer (proposal_id, kind, version) VALUES ($1, 'same', $2)`,
    [id, version],
  );
}

/**
 * Stores rules in the vendor's line; returns the hash of their content. `sameAs` is the office's version that has this
 * content; without it, the newest one is compared.
 */
async function propose(client: Client, shipped: RuleSet, sameAs?: string): Promise<string> {
  const { version, programmeYear } = shipped;
  const hash = contentHashOf(shipped);
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO rule_proposal (programme_year, version, content_hash, body) VALUES ($1, $2, $3, $4)
     ON CONFLICT (programme_year, content_hash) DO NOTHING RETURNING id`,
    [programmeYear, version, hash, JSON.stringify(shipped)],
  );
  const same = sameAs ?? (await newestWithContent(client, shipped));
  if (rows[0] && same) await answerSame(client, rows[0].id, same);
  if (rows[0] && !same) await notifyOffice(client, rows[0].id, { year: programmeYear, version });
  return hash;
}

/** Everybody of the office gets one mail about rules that are proposed, and sees it under the bell. */
async function notifyOffice(
  client: Client,
  proposalId: string,
  payload: ProposalNotificationPayload,
): Promise<void> {
  await client.query(
    `INSERT INTO outbox (rule_proposal, kind, recipient, seat, send_at, payload)
     SELECT $1, 'rulesProposed', p.email, 'office',
            clock_timestamp() + coalesce((SELECT offset_ms FROM programme_clock), 0) * interval '1 ms', $2
       FROM app_user p WHERE p.role = 'office' AND p.active
     ON CONFLICT (rule_proposal, recipient, kind) WHERE rule_proposal IS NOT NULL DO NOTHING`,
    [proposalId, JSON.stringify(payload)],
  );
}

/** Returns the office's newest version when its content is that of the shipped rules. */
async function newestWithContent(client: Client, shipped: RuleSet): Promise<string | undefined> {
  const { rows } = await client.query<Stored>(
    `SELECT version, body FROM rule_set WHERE programme_year = $1
      ORDER BY split_part(version, '.', 2)::int DESC LIMIT 1`,
    [shipped.programmeYear],
  );
  return rows[0] && hasContent(rows[0], shipped) ? rows[0].version : undefined;
}

interface Stored {
  version: string;
  body: unknown;
}

async function proposalsOf(client: Client, year: number): Promise<Stored[]> {
  const { rows } = await client.query<Stored>(
    'SELECT version, body FROM rule_proposal WHERE programme_year = $1 ORDER BY seq',
    [year],
  );
  return rows;
}

async function hasRules(client: Client, year: number): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM rule_set WHERE programme_year = $1 LIMIT 1', [year]);
  return Boolean(rowCount);
}

function hasContent({ body }: Stored, shipped: RuleSet): boolean {
  const read = readRules(body);
  return read !== undefined && contentHashOf(read) === contentHashOf(shipped);
}

/** Returns stored rules as this release reads them; undefined if it no longer can, which counts as other content. */
function readRules(body: unknown): RuleSet | undefined {
  try {
    return parseRuleSet(body);
  } catch {
    return undefined;
  }
}
