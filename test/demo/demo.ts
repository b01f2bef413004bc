import { STAGE_NAMES } from '@app/contracts';
import { addDays, type Stage } from '@app/domain';
import { Crew, morning } from '../support/drive';
import { Journey } from '../support/journey';
import { findStack, NoStack } from './find-stack';
import { printGauges, printTable, type Row } from './print';

const APPLICANTS = ['unit1', 'unit2', 'unit3', 'unit4', 'unit5'];

/** The special event in the course of an application; `ordinary` if there is none. */
type Turn = 'ordinary' | 'correction' | 'conciliation' | 'rectification' | 'refusal' | 'withdrawal';

const TURN_NAMES: Record<Turn, string> = {
  ordinary: '',
  correction: '补正',
  conciliation: '协调',
  rectification: '限期整改',
  refusal: '不通过',
  withdrawal: '撤回',
};

/**
 * npm run demo: leads one application of each cell type to its assessment year, only over the HTTP API of a
 * running stack.
 */
async function main(): Promise<void> {
  const base = await findStack();
  const crew = new Crew(base);
  const types = await crew.cellTypes();
  console.log(`演示：${base}，项目时间 ${await crew.today()},${types.length} 个类型\n`);

  const coLed = types.filter(({ leads }) => leads.length > 1).map(({ code }) => code);
  const turns = new Map<string, Turn>([
    [types[0]!.code, 'correction'],
    [coLed[0]!, 'conciliation'],
    [types[2]!.code, 'rectification'],
  ]);
  const rows: Row[] = [];
  const start = async (cellType: string, turn: Turn) => {
    const applicant = APPLICANTS[rows.length % APPLICANTS.length]!;
    const journey = await Journey.draft(crew, { cellType, applicant, unit: newUnit() });
    rows.push({ journey, turn: TURN_NAMES[turn], passed: [] });
    return journey;
  };

  const toSettle: Journey[] = [];
  for (const { code } of types) {
    const turn = turns.get(code) ?? 'ordinary';
    const journey = await start(code, turn);
    toSettle.push(journey);
    await untilPublicNotice(journey, turn);
    said(journey);
  }
  const refused = await start(coLed[1]!, 'refusal');
  await refused.to('departmentReview');
  await refused.review('disagree', 'disagree');
  said(refused);
  const withdrawn = await start(coLed[2]!, 'withdrawal');
  await withdrawn.to('inspection');
  await withdrawn.act(withdrawn.applicant, { type: 'withdraw', reason: '场地改造，明年再报' });
  said(withdrawn);

  await passPublicNotices(crew, toSettle);
  await settle(crew, toSettle);

  for (const row of rows) row.passed = stagesOf(await row.journey.events());
  printTable(rows);
  const office = await crew.as('office');
  printGauges(await office.mustGet('/programmes/2024'));
  const open = toSettle.filter(({ stage }) => stage !== 'settled');
  if (open.length > 0) throw new Error(`not settled: ${open.map(({ number }) => number).join(', ')}`);
}

async function untilPublicNotice(journey: Journey, turn: Turn): Promise<void> {
  await journey.to('formalCheck');
  if (turn === 'correction') {
    await journey.returnForCorrection();
    await journey.resubmit();
  }
  await journey.to('departmentReview');
  if (turn === 'conciliation') {
    await journey.review('agree', 'disagree');
    await journey.act('office', { type: 'conciliate', outcome: 'uphold', reason: '两部门会商后同意继续' });
  }
  await journey.to('inspection');
  if (turn === 'rectification') {
    await journey.inspect('rectify');
    await journey.rectified();
    await journey.file('passed');
  }
  await journey.to('publicNotice');
  await journey.openNotice();
}

/** Moves programme time past the last day of every public notice (公示). */
async function passPublicNotices(crew: Crew, journeys: Journey[]): Promise<void> {
  const ends = journeys.map((journey) => journey.due('time')).sort();
  const after = morning(addDays(ends.at(-1)!, 1));
  console.log(`\n公示至 ${ends.at(-1)}；演练时钟拨至 ${after} …`);
  await crew.moveTo(after);
  for (const journey of journeys) await journey.refresh();
}

/** Names all cells by one document; the city recognises them, and each counts in 2024. */
async function settle(crew: Crew, journeys: Journey[]): Promise<void> {
  const date = await crew.today();
  const documentNumber = `渝北无废办〔${date.slice(0, 4)}〕${1 + (newUnit() % 999_999)}号`;
  for (const journey of journeys) await journey.name(documentNumber, date);
  for (const journey of journeys) await journey.report();
  for (const journey of journeys) await journey.cityResult();
  console.log(`${journeys.length} 个细胞由 ${documentNumber} 命名，已上报市级并计入 2024 年度\n`);
}

let lastUnit = Math.floor(Date.now() / 1000) % 9_000_000;

/** Returns the number of a new unit, so that the demo can run again on the same stack. */
function newUnit(): number {
  lastUnit += 1;
  return lastUnit;
}

function stagesOf(events: { type: string; data: { stage?: Stage } }[]): Stage[] {
  return ['draft', ...events.flatMap(({ type, data }) => (type === 'stageEntered' ? [data.stage!] : []))];
}

function said({ number, type, stage }: Journey): void {
  console.log(`${number}  ${type.name}  ${STAGE_NAMES[stage]}`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof NoStack ? error.message : error);
    process.exit(1);
  },
);
