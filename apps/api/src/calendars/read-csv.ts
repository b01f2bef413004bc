import type { CalendarBody, Fault } from '@app/contracts';
import { isCivilDate } from '@app/domain';
import { DETAILS, InvalidContent } from '../problems';

const KINDS: Record<string, 'off' | 'makeup' | 'notice'> = {
  off: 'off',
  放假: 'off',
  makeup: 'makeup',
  调休: 'makeup',
  上班: 'makeup',
  notice: 'notice',
  通知: 'notice',
};

/**
 * A year's notice as a CSV table of two or three columns: `放假,10-01..10-07`, `调休,09-29`, and one line
 * `通知,国办发明电〔2023〕7号,2023-10-25`. A heading line, blank lines and lines with # are passed over.
 */
export function readCsv(text: string, year: number): CalendarBody {
  const body: CalendarBody = { off: [], makeup: [], noticeNumber: '', noticeDate: null, status: 'published' };
  const faults: Fault[] = [];
  text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .forEach((line, i) => {
      const cells = line.split(/[,,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
      const [word = '', value = '', date] = cells;
      if (line.trim() === '' || word.startsWith('#') || (i === 0 && ['kind', '类别'].includes(word))) return;
      const kind = KINDS[word];
      if (!kind || value === '') {
        faults.push({ detail: `第 ${i + 1} 行:应为“放假,日期”“调休,日期”或“通知,文号,日期”。` });
      } else if (kind === 'notice') {
        body.noticeNumber = value;
        if (date && !isCivilDate(date)) faults.push({ detail: `第 ${i + 1} 行:“${date}”不是日期。` });
        body.noticeDate = date || null;
      } else body[kind].push(value);
    });
  if (body.noticeNumber === '')
    faults.push({ detail: `缺少通知文号:请加一行“通知,国办发明电〔${year - 1}〕…号,日期”。` });
  if (body.noticeNumber.length > 120) faults.push({ detail: '通知文号过长。' });
  if (faults.length > 0)
    throw new InvalidContent(faults.slice(0, 100), 'calendarFaulty', DETAILS.calendarFaulty);
  return body;
}
