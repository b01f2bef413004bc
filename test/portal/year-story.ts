import type { Crew } from '../support/drive';
import { Journey } from '../support/journey';
import { namedTogether, yearIsOpen } from '../support/play-year';

/** The applications of the year at the start of a spec. */
export interface YearStory {
  /** Named, in the order of their naming. */
  named: Journey[];
  /** An application that is not decided yet. */
  open: Journey;
}

const NAMED = [
  { cellType: 'SCHOOL', unitName: '渝北区双湖小学' },
  { cellType: 'SCHOOL', unitName: '渝北区龙山小学' },
  { cellType: 'SCHOOL', unitName: '渝北区空港小学' },
  { cellType: 'HOSPITAL', unitName: '渝北区人民医院' },
  { cellType: 'FACTORY', unitName: '渝北精工机械厂' },
];

/** Names five cells on one day and brings a sixth application to the review of the office. */
export async function yearStory(crew: Crew): Promise<YearStory> {
  await yearIsOpen(crew);
  const named = await namedTogether(crew, NAMED);
  const open = await Journey.at(crew, 'officeReview', { cellType: 'SCHOOL', unitName: '渝北区两江小学' });
  return { named, open };
}

/** Returns the CSV sheet of a report with the results and reasons of the city filled in, by unit name. */
export function filledIn(sheet: string, answers: Record<string, [result: string, reason?: string]>): string {
  const [head = '', ...lines] = sheet.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = head.split(',');
  const at = (name: string) => columns.findIndex((column) => column.includes(name));
  const filled = lines.filter(Boolean).map((line) => {
    const cells = line.split(',');
    const unit = Object.keys(answers).find((name) => line.includes(name));
    const [result = '', reason = ''] = (unit && answers[unit]) || [];
    cells[at('结果')] = result;
    cells[at('理由')] = reason;
    return cells.join(',');
  });
  return [head, ...filled].join('\n');
}
