import { type Crew, morningAfter } from '../support/drive';
import { Journey } from '../support/journey';

/** Applications that wait for the office: stalled, to be published, to be named. */
export interface OfficeStory {
  /** A school whose two departments are overdue. */
  silent: Journey;
  /** Approved, waiting for publication of the public notice (公示). */
  toPublish: Journey[];
  /** The public notice has ended; waiting for naming. */
  toName: Journey[];
}

/**
 * Brings applications to the steps of the office and moves programme time to `late`, when departments are
 * overdue.
 */
export async function officeStory(crew: Crew, late = '2024-11-01T09:00:00+08:00'): Promise<OfficeStory> {
  const at = (stage: Parameters<typeof Journey.at>[1], cellType: string, unitName: string) =>
    Journey.at(crew, stage, { cellType, unitName });
  const silent = await at('departmentReview', 'SCHOOL', '渝北区龙山小学');
  await at('formalCheck', 'HOSPITAL', '渝北区人民医院');
  const toName = [
    await at('publicNotice', 'SCHOOL', '渝北区双龙中学'),
    await at('publicNotice', 'HOSPITAL', '渝北区中医院'),
    await at('publicNotice', 'FACTORY', '渝北精工机械厂'),
  ];
  for (const journey of toName) await journey.openNotice();
  await crew.moveTo(
    morningAfter(
      toName
        .map((journey) => journey.due('time'))
        .sort()
        .at(-1)!,
    ),
  );
  for (const journey of toName) await journey.refresh();
  await crew.moveTo(late);
  const toPublish = [
    await at('publicNotice', 'SCHOOL', '渝北区空港小学'),
    await at('publicNotice', 'LEISURE_AREA', '渝北统景温泉'),
  ];
  return { silent, toPublish, toName };
}
