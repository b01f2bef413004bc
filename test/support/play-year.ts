import { randomUUID } from 'node:crypto';
import { addDays, type CivilDate } from '@app/domain';
import { type Crew, morningAfter } from './drive';
import { Journey } from './journey';
import { eventually } from './system';

/** The acts of the office in a programme year that was played, by application. */
export interface PlayedYear {
  journeys: Journey[];
  /** Numbers in the order of their naming. */
  named: { number: string; cellType: string; namedOn: string; documentNumber: string }[];
  reportId: string;
  /** The answers of the city, by number. */
  results: Record<string, 'recognised' | 'notRecognised' | 'returned'>;
  /** The numbers that the office carried over. */
  carried: string[];
}

const LANES = 4;
/** 62 instead of the 60 of the circular: a sixth school, and a second park where the circular says "1" without ≥. */
const BEYOND: Record<string, number> = { SCHOOL: 1, INDUSTRIAL_PARK: 1 };

/** Performs an act of the office on the year. Throws when it is refused. */
export async function actOnYear(crew: Crew, act: Record<string, unknown>, year = 2024) {
  const office = await crew.as('office');
  const body = { commandId: randomUUID(), ...act };
  const reply = await office.post(`/programmes/${year}/commands`, body);
  if (reply.status !== 200) throw new Error(`${String(act.type)}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** Waits until the worker has opened the year. */
export async function yearIsOpen(crew: Crew, year = 2024): Promise<void> {
  const office = await crew.as('office');
  const isOpen = async () => (await office.mustGet(`/programmes/${year}`)).status === 'open';
  await eventually(isOpen, 60_000, `${year} is open`);
}

/**
 * Opens the year after a version as the office does: drafts it from that version, fills in what the circular says, and
 * publishes it from `effectiveFrom` on. Throws when a fault is left.
 */
export async function publishYearAfter(
  crew: Crew,
  version: string,
  effectiveFrom: CivilDate,
  fill: (parts: Record<string, any>, year: number) => Record<string, any>,
): Promise<void> {
  const office = await crew.as('office');
  const made = await office.post('/year-drafts', { version });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const { year, revision, parts } = made.body;
  const changed = await office.put(`/year-drafts/${year}`, { revision, parts: fill(parts, year) });
  const act = { revision: changed.body.revision, effectiveFrom, reason: '按新一年的通知' };
  const published = await office.post(`/year-drafts/${year}/publish`, act);
  if (published.status !== 200) throw new Error(JSON.stringify([changed.body.faults, published.body]));
}

/** Waits until every relay of the year has reached its application. */
export async function allRelayed(crew: Crew, year = 2024): Promise<void> {
  const office = await crew.as('office');
  const told = async () => (await office.mustGet(`/programmes/${year}`)).reporting.untold === 0;
  await eventually(told, 120_000, 'all applications have been told');
}

/** Returns a correction as the office sees it, with every figure that it changes and the hash that confirms it. */
export async function adjustmentOf(crew: Crew, id: string, year = 2024) {
  const { items } = await (await crew.as('office')).mustGet(`/programmes/${year}/adjustments`);
  return items.find((item: { id: string }) => item.id === id);
}

/** 更正 (correction): opens one, reads its figures, confirms it and waits for its relays. Returns what was confirmed. */
export async function correct(crew: Crew, cause: Record<string, unknown>, reason: string, year = 2024) {
  const { adjustmentId } = await actOnYear(crew, { type: 'openAdjustment', cause, reason }, year);
  const item = await adjustmentOf(crew, adjustmentId, year);
  await actOnYear(crew, { type: 'confirmAdjustment', adjustmentId, hash: item.hash }, year);
  await allRelayed(crew, year);
  return item;
}

/** 撤销命名 (revocation) by a correction of the year. */
export function revokeCell(crew: Crew, cell: string, reason: string, year = 2024) {
  return correct(crew, { type: 'revocation', cell }, reason, year);
}

/** Brings `counts` applications per type to public notice (公示), each act by the person responsible. */
export async function inPublicNoticeOf(crew: Crew, counts: Record<string, number>): Promise<Journey[]> {
  const wanted = Object.entries(counts).flatMap(([cellType, n]) => Array<string>(n).fill(cellType));
  const journeys: Journey[] = [];
  await inParallel(wanted, async (cellType) => {
    const journey = await Journey.at(crew, 'publicNotice', { cellType, today: await crew.today() });
    await journey.openNotice();
    journeys.push(journey);
  });
  return journeys.sort((a, b) => (a.number < b.number ? -1 : 1));
}

/** Names cells on one day, after the last of their public notices. */
export async function namedTogether(
  crew: Crew,
  cells: readonly { cellType: string; unitName?: string }[],
): Promise<Journey[]> {
  const named: Journey[] = [];
  for (const cell of cells) {
    const journey = await Journey.at(crew, 'publicNotice', cell);
    await journey.openNotice();
    named.push(journey);
  }
  const ends = named.map((journey) => journey.due('time')).sort();
  await crew.moveTo(morningAfter(ends.at(-1)!));
  for (const journey of named) {
    await journey.refresh();
    await journey.name();
  }
  return named;
}

/**
 * Plays the programme of 2024 on the real processes: 62 cells of all 15 types are named on three days and reported, the
 * city answers, and the surplus is carried over to 2025 and relayed.
 */
export async function playYear(crew: Crew): Promise<PlayedYear> {
  await yearIsOpen(crew);
  const types = await crew.cellTypes();
  const counts = Object.fromEntries(
    types.map(({ code, target }) => [code, target.value + (BEYOND[code] ?? 0)]),
  );
  const journeys = await inPublicNoticeOf(crew, counts);
  const named = await nameInBatches(crew, journeys);
  const { reportId, results } = await reportAll(
    crew,
    named.map(({ number }) => number),
  );
  const office = await crew.as('office');
  const { hash, moves } = await office.mustGet('/programmes/2024/carry-over');
  const carried = moves.map(({ number }: { number: string }) => number);
  await actOnYear(crew, {
    type: 'confirmCarryOver',
    hash,
    cells: carried,
    reason: '经区无废办研究，延至2025年考核',
  });
  await allRelayed(crew);
  return { journeys, named, reportId, results, carried };
}

async function nameInBatches(crew: Crew, journeys: Journey[]): Promise<PlayedYear['named']> {
  await crew.moveTo(
    morningAfter(
      journeys
        .map((journey) => journey.due('time'))
        .sort()
        .at(-1)!,
    ),
  );
  const named: PlayedYear['named'] = [];
  for (let batch = 0; batch < 3; batch += 1) {
    if (batch > 0) await crew.moveTo(morningAfter(addDays(await crew.today(), 6)));
    const documentNumber = `渝北无废办〔2024〕${21 + batch}号`;
    const namedOn = await crew.today();
    const turn = journeys.filter((_, i) => i % 3 === batch);
    await inParallel(turn, async (journey) => {
      await journey.name(documentNumber, namedOn);
      named.push({ number: journey.number, cellType: journey.type.code, namedOn, documentNumber });
    });
  }
  return named;
}

/** Reports all cells at once; the city recognises all but two, one of which it returns. */
async function reportAll(crew: Crew, numbers: string[]) {
  const { reportId } = await actOnYear(crew, { type: 'assembleReport', cells: numbers, dueOn: '2024-12-20' });
  const today = await crew.today();
  await actOnYear(crew, {
    type: 'fixReport',
    reportId,
    documentNumber: '渝北无废办〔2024〕30号',
    date: today,
  });
  await actOnYear(crew, { type: 'sendReport', reportId });
  await allRelayed(crew);
  const [returned, refused] = [...numbers].sort();
  const results = Object.fromEntries(
    numbers.map((number) => [
      number,
      number === returned ? 'returned' : number === refused ? 'notRecognised' : 'recognised',
    ]),
  ) as PlayedYear['results'];
  const rows = Object.entries(results).map(([cell, result]) => {
    return { cell, result, ...(result === 'returned' && { reason: '缺现场核查照片' }) };
  });
  await actOnYear(crew, { type: 'recordCityResults', reportId, results: rows });
  await allRelayed(crew);
  return { reportId: reportId as string, results };
}

async function inParallel<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
