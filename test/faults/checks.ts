import {
  type Application,
  causesOf,
  type ApplicationEvent,
  draftOf,
  fold,
  isFinal,
  type Stage,
} from '@app/domain';
import { setTimeout as rest } from 'node:timers/promises';
import type { System } from '../support/system';
import type { CallLog } from './call-log';
import { openWorkflows } from './workflows';

const QUIET_MS = 60_000;

interface ApplicationRow {
  id: string;
  number: string;
  stage: Stage;
  seq: number;
  state: Application;
  leads: string[];
  events: (ApplicationEvent & { commandId: string | null })[];
}

/** Checks everything that must hold once the system is quiet. Throws with every fault. */
export async function checkInvariants(system: System, log?: CallLog, quietMs = QUIET_MS): Promise<void> {
  const applications = await readRecord(system);
  const commands = await system.sql(
    'SELECT id, application_id AS "applicationId", type, seq FROM command WHERE application_id IS NOT NULL',
  );
  const faults = [
    ...(log ? acknowledgedIsKept(log, commands) : []),
    ...oneEffectPerCommand(applications, commands),
    ...applications.flatMap((application) => [
      ...timelineHolds(application),
      ...opinionsHold(application),
      ...stateIsTheFold(application),
    ]),
    ...(await workflowsAgree(system, applications, quietMs)),
    ...(await obligationsHold(system)),
    ...(await everythingIsSaid(system, quietMs)),
    ...(await mailsLeftOnce(system)),
  ];
  if (faults.length > 0) throw new Error(`invariants broken:\n${faults.slice(0, 20).join('\n')}`);
}

/**
 * A2 and A8 for obligations: each command ends with its own event, and the events have no gap up to the seq of the row.
 */
async function obligationsHold(system: System): Promise<string[]> {
  const broken = await system.sql<{ what: string }>(
    `SELECT 'A2 obligation command ' || c.id AS what FROM command c
      WHERE c.obligation_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM obligation_event e WHERE e.obligation_id = c.obligation_id AND e.seq = c.seq AND e.command_id = c.id)
     UNION ALL
     SELECT 'A8 obligation ' || o.key FROM obligation o
      WHERE o.seq <> (SELECT count(*) FROM obligation_event e WHERE e.obligation_id = o.id)`,
  );
  return broken.map(({ what }) => what);
}

async function readRecord(system: System): Promise<ApplicationRow[]> {
  const applications = await system.sql(
    'SELECT id, number, stage, seq, state, leads FROM application WHERE seq > 0',
  );
  const events = await system.sql(
    `SELECT application_id AS id, data || jsonb_build_object('seq', seq, 'type', type, 'by', by_user, 'commandId', command_id,
       'at', round(extract(epoch FROM at) * 1000)::bigint) AS event
       FROM application_event ORDER BY application_id, seq`,
  );
  return applications.map((row) => ({
    ...row,
    events: events.filter(({ id }) => id === row.id).map(({ event }) => event),
  }));
}

/** A1: a command that was answered with success is in the record; a refused one is not. */
function acknowledgedIsKept(log: CallLog, commands: { id: string; applicationId: string }[]): string[] {
  const recorded = new Map(commands.map(({ id, applicationId }) => [id, applicationId]));
  return [...log.calls].flatMap(([id, { outcome, applicationId, type }]) => {
    if (outcome === 'ok' && recorded.get(id) !== applicationId)
      return [`A1 ${type} ${id} was acknowledged and is lost`];
    if (outcome === 'refused' && recorded.has(id)) return [`A1 ${type} ${id} was refused and took effect`];
    return [];
  });
}

/**
 * A2: the events of a command are one step without gaps that ends at the seq of its row; no event belongs to an unknown
 * command.
 */
function oneEffectPerCommand(
  applications: ApplicationRow[],
  commands: { id: string; seq: number }[],
): string[] {
  const seqs = new Map<string, number[]>();
  for (const { commandId, seq } of applications.flatMap(({ events }) => events)) {
    if (commandId) seqs.set(commandId, [...(seqs.get(commandId) ?? []), seq]);
  }
  const known = new Set(commands.map(({ id }) => id));
  const strangers = [...seqs.keys()]
    .filter((id) => !known.has(id))
    .map((id) => `A2 events of an unknown command ${id}`);
  const broken = commands.filter(({ id, seq }) => {
    const own = seqs.get(id) ?? [];
    return own.length === 0 || own.at(-1) !== seq || own.at(-1)! - own[0]! !== own.length - 1;
  });
  return [
    ...strangers,
    ...broken.map(({ id, seq }) => `A2 command ${id} ends at ${seq}, its events ${seqs.get(id)}`),
  ];
}

/** The events that an ended application may still get: from its year, and corrections by the office. */
const AFTER_AN_END = [
  ...['revoked', 'reattributed', 'cityResultCorrected', 'stageEntered'],
  ...['handedOver', 'namingCorrected'],
  ...['resubmitted', 'reopened'], // received in time, or ended by an older calendar
];

/**
 * A8: seq has no gaps, time never goes back, only allowed stages follow, and an ended application gets only events from
 * its year, or is opened again.
 */
function timelineHolds({ number, seq, stage, events }: ApplicationRow): string[] {
  const faults: string[] = [];
  if (events.length !== seq) faults.push(`A8 ${number} is at ${seq} with ${events.length} events`);
  let at: Stage = 'draft';
  for (const [i, event] of events.entries()) {
    if (event.seq !== i + 1) faults.push(`A8 ${number}: event ${i + 1} has seq ${event.seq}`);
    if (i > 0 && event.at < events[i - 1]!.at) faults.push(`A8 ${number}: time goes back at ${event.seq}`);
    if (isFinal(at) && at !== 'revoked' && !AFTER_AN_END.includes(event.type))
      faults.push(`A8 ${number}: ${event.type} after ${at}`);
    if (event.type !== 'stageEntered') continue;
    if (causesOf(at, event.stage).length === 0) faults.push(`A8 ${number}: ${at} → ${event.stage}`);
    at = event.stage;
  }
  if (at !== stage) faults.push(`A8 ${number}: the row says ${stage}, its events ${at}`);
  return faults;
}

/**
 * A3: one opinion per seat and round. A4: inspection follows only when every lead agrees, or by a decision of the
 * office.
 */
function opinionsHold({ number, leads, events }: ApplicationRow): string[] {
  const faults: string[] = [];
  let at: Stage = 'draft';
  let opinions = new Map<string, string>();
  for (const [i, event] of events.entries()) {
    if (event.type === 'opinionGiven') {
      if (opinions.has(event.department))
        faults.push(`A3 ${number}: ${event.department} twice, at ${event.seq}`);
      opinions.set(event.department, event.opinion);
    }
    if (event.type !== 'stageEntered') continue;
    if (at === 'departmentReview' && event.stage === 'inspection') {
      if (!leads.every((lead) => opinions.get(lead) === 'agree'))
        faults.push(`A4 ${number}: not all agree, at ${event.seq}`);
    }
    if (at === 'conciliation' && event.stage === 'inspection') {
      const before = events[i - 1]!;
      if (before.type !== 'conciliated' || before.outcome !== 'uphold')
        faults.push(`A4 ${number}: nobody conciliated`);
    }
    if (event.stage === 'departmentReview') opinions = new Map();
    at = event.stage;
  }
  return faults;
}

/** The stored state is the fold of the events over a draft. */
function stateIsTheFold({ number, state, events }: ApplicationRow): string[] {
  const own = events.map(({ commandId: _, ...event }) => event as ApplicationEvent);
  const folded = fold(draftOf(state), own);
  const same = canonical(folded) === canonical(state);
  return same ? [] : [`${number}: the stored state is not the fold of its events`];
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/**
 * A12: the workflow of every open application has the state of PostgreSQL, but for reminders since its last step, and a timer
 * for what ends or moves it, or an earlier one that sets it anew. The check
 * retries for a while, because a moved clock re-arms timers in the background and the reconciler runs every 15 s.
 */
async function workflowsAgree(
  system: System,
  applications: ApplicationRow[],
  quietMs: number,
): Promise<string[]> {
  const workflows = await openWorkflows(system);
  let faults: string[] = [];
  try {
    for (const until = Date.now() + quietMs; ; await rest(500)) {
      faults = [];
      for (const application of applications) faults.push(...(await workflows.faultsOf(application)));
      if (faults.length === 0 || Date.now() > until) return faults;
    }
  } finally {
    await workflows.close();
  }
}

/** A13: no reminder and no mark 逾期 is due and unsaid. The check retries, because a round may just be at it. */
async function everythingIsSaid(system: System, quietMs: number): Promise<string[]> {
  for (const until = Date.now() + quietMs; ; await rest(500)) {
    const unsaid = await system.sql<{ what: string }>(
      `SELECT 'A13 ' || name || ' has something unsaid since ' || at AS what FROM (
         SELECT number AS name, next_reminder_at AS at FROM application WHERE is_open
         UNION ALL SELECT key, next_reminder_at FROM obligation WHERE is_open
         UNION ALL SELECT number, next_reminder_at FROM cell_life WHERE is_open) AS open
        WHERE at <= now() + (SELECT offset_ms FROM programme_clock) * interval '1 ms'`,
    );
    if (unsaid.length === 0 || Date.now() > until) return unsaid.map(({ what }) => what);
  }
}

/** A mail is sent once; twice only when the outcome of its first sending is uncertain. */
async function mailsLeftOnce(system: System): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const { messageId } of system.mailbox.mails) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
  const twice = [...counts.values()].filter((count) => count > 1).length;
  const [{ doubtful }] = await system.sql('SELECT count(*)::int AS doubtful FROM outbox WHERE attempts > 1');
  return twice > doubtful ? [`${twice} mails arrived twice, ${doubtful} were sent again in doubt`] : [];
}
