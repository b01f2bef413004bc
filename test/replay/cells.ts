import type { CellView, NamedCellItem } from '@app/contracts';
import { randomUUID } from 'node:crypto';
import { type Crew, morning } from '../support/drive';
import { Journey } from '../support/journey';
import { revokeCell, yearIsOpen } from '../support/play-year';
import { eventually } from '../support/system';

type Result = 'keep' | 'rectify' | 'proposeRevocation';

/** A second official of the office, who reviews what the first has decided. */
const COLLEAGUE = 'city-report';

/** One named cell in a story. */
class CellJourney {
  constructor(
    private readonly crew: Crew,
    readonly journey: Journey,
    private readonly id: string,
  ) {}

  /** Names schools on one day. */
  static async named(crew: Crew, count: number): Promise<CellJourney[]> {
    const journeys: Journey[] = [];
    for (let n = 0; n < count; n += 1) {
      const journey = await Journey.at(crew, 'publicNotice');
      await journey.openNotice();
      journeys.push(journey);
    }
    await journeys[0]!.passNotice();
    const cells: CellJourney[] = [];
    for (const journey of journeys) {
      await journey.refresh();
      await journey.name();
      cells.push(await CellJourney.of(crew, journey));
    }
    return cells;
  }

  private static async of(crew: Crew, journey: Journey): Promise<CellJourney> {
    const office = await crew.as('office');
    let found: NamedCellItem | undefined;
    // The worker begins the cell by itself.
    await eventually(
      async () => {
        const { items } = await office.mustGet(`/cells?q=${journey.number}`);
        found = items[0];
        return found !== undefined;
      },
      60_000,
      'the cell has begun',
    );
    return new CellJourney(crew, journey, found!.id);
  }

  async act(login: string, type: string, more: object = {}): Promise<this> {
    const body = { commandId: randomUUID(), type, ...more };
    const reply = await (await this.crew.as(login)).post(`/cells/${this.id}/commands`, body);
    if (reply.status !== 200) throw new Error(`${type}: ${JSON.stringify(reply.body)}`);
    return this;
  }

  spotCheck(): Promise<this> {
    return this.act('office', 'orderSpotCheck', { reason: '群众反映' });
  }

  async file(result: Result): Promise<this> {
    const { checkItems }: CellView = await (await this.crew.as('jiaow')).mustGet(`/cells/${this.id}`);
    const ok = result === 'keep';
    return this.act('jiaow', 'fileCheck', {
      result,
      on: await this.crew.today(),
      checkers: [await this.crew.idOf('jiaow'), await this.crew.idOf('inspector1')],
      items: checkItems.map(({ id: item }) => ({ item, ok, ...(!ok && { note: '停止运行' }) })),
    });
  }

  /** Revokes the cell by the correction of its year, and waits until its life knows of it. */
  async isRevoked(stage: CellView['stage']): Promise<void> {
    await revokeCell(this.crew, this.journey.number, '不再符合条件');
    const office = await this.crew.as('office');
    const knows = async () => (await office.mustGet(`/cells/${this.id}`)).stage === stage;
    await eventually(knows, 60_000, `the cell is at ${stage}`);
  }

  async decided(): Promise<this> {
    await this.spotCheck();
    await this.file('proposeRevocation');
    return this.act('office', 'decideRevocation', { decision: 'revoke', reason: '不再符合条件' });
  }
}

/** Plays what may happen to named cells, over a few months. Returns their numbers by the name of the story. */
export async function cellsAfterNaming(crew: Crew): Promise<Map<string, string>> {
  await yearIsOpen(crew);
  const stories = new Map<string, CellJourney>();
  const named = await CellJourney.named(crew, 8);
  const begin = (name: string) => {
    const cell = named[stories.size]!;
    stories.set(name, cell);
    return cell;
  };
  const kept = begin('cell-kept');
  await kept.act('office', 'recordPlaque', { number: '0017', on: await crew.today() });
  await kept.spotCheck();
  await kept.act('office', 'urge');
  await kept.file('keep');
  await kept.act('office', 'setRecheckDay', { on: '2024-11-01', reason: '群众反映' });

  const rectified = begin('cell-rectified');
  await rectified.spotCheck();
  await rectified.file('rectify');
  await rectified.act('unit1', 'reportRectified', { text: '已恢复运行' });
  await rectified.file('keep');

  const silent = begin('cell-rectification-runs-out');
  await silent.spotCheck();
  await silent.file('rectify');

  const disputed = begin('cell-finding-appealed');
  await disputed.spotCheck();
  await disputed.file('proposeRevocation');
  await disputed.act('unit1', 'appeal', { reason: '已恢复运行' });
  await disputed.act(COLLEAGUE, 'reviewAppeal', { outcome: 'upheld', reason: '情况属实' });

  const upheld = await begin('cell-revocation-undone').decided();
  await upheld.act('unit1', 'appeal', { reason: '已恢复运行' });
  await upheld.act(COLLEAGUE, 'reviewAppeal', { outcome: 'upheld', reason: '情况属实' });

  const delisted = await begin('cell-delisted').decided();
  await delisted.act('unit1', 'appeal', { reason: '已恢复运行' });
  await delisted.act(COLLEAGUE, 'reviewAppeal', { outcome: 'rejected', reason: '情况属实' });
  await delisted.isRevoked('ended');

  await begin('cell-appeal-period-ends').decided();
  const corrected = begin('cell-revoked-by-correction');
  await corrected.isRevoked('appeal');

  await crew.moveTo(morning('2024-12-16')); // after the re-check of the first, its reminders, and every period
  await kept.file('keep');
  await silent.file('keep');
  return new Map([...stories].map(([name, { journey }]) => [name, journey.number]));
}
