import type { CivilDate } from './civil-date';
import { enteredDate } from './entered-date';
import type { CalendarFault, Place } from './calendar-fault';

/** Days as they were entered. */
export interface CircularLine {
  value: string;
  place: Place;
}

/** A circular read from a table; its days are not validated yet. */
export interface CircularTable {
  off: CircularLine[];
  makeup: CircularLine[];
  noticeNumber: string;
  noticeDate: CivilDate | null;
  status: 'published' | 'provisional';
  places: { number: Place; date: Place };
  faults: CalendarFault[];
}

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
 * Reads a year's circular from a CSV table of two or three columns: `放假,10-01..10-07`, `调休,09-29`, and one line
 * `通知,国办发明电〔2023〕7号,2023-10-25`. A heading, blank lines and lines with # are passed over; full-width commas and
 * digits are read as half-width ones.
 */
export function readCircularTable(text: string): CircularTable {
  const table: CircularTable = {
    ...{ off: [], makeup: [], noticeNumber: '', noticeDate: null, status: 'published', faults: [] },
    places: { number: {}, date: {} },
  };
  const lines = text
    .replace(/^\ufeff/, '')
    .normalize('NFKC')
    .split(/\r\n|\r|\n/);
  lines.forEach((content, i) => {
    const line = i + 1;
    const [word = '', value = '', date] = cellsOf(content);
    if (content.trim() === '' || word.startsWith('#') || (i === 0 && /^(kind|类别)$/i.test(word))) return;
    const kind = Object.hasOwn(KINDS, word) ? KINDS[word] : undefined;
    if (!kind || value === '') {
      const detail = '应为“放假，日期”“调休，日期”或“通知，文号，日期”。';
      table.faults.push({ code: 'lineUnknown', line, detail });
    } else if (kind !== 'notice') table[kind].push({ value, place: { line } });
    else if (table.noticeNumber) {
      table.faults.push({ code: 'noticeRepeated', line, detail: '“通知”只能有一行。' });
    } else {
      table.noticeNumber = value;
      table.noticeDate = date ? (enteredDate(date) ?? date) : null;
      table.places = { number: { line }, date: { line } };
    }
  });
  return table;
}

/** Tabs separate a line that has some; a note in it may then hold commas. */
function cellsOf(content: string): string[] {
  return content.split(content.includes('\t') ? '\t' : /[,;]/).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}
