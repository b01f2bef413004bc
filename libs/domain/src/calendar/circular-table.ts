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

const WORDS = {
  off: ['off', '放假', '放假日', '放假日期', '放假安排', '休假', '休息'],
  makeup: ['makeup', '调休', '上班', '补班', '调休上班', '调休上班日', '调休日期', '上班日期'],
  notice: ['notice', '通知', '通知文号', '文号', '发文字号'],
} as const;
const KINDS = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.map((word) => [word as string, kind as keyof typeof WORDS]),
  ),
);

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
    const [word = '', value = '', date] = withoutSerial(cellsOf(content));
    if (content.trim() === '' || word.startsWith('#') || (i === 0 && /^(kind|类别)$/i.test(word))) return;
    const kind = KINDS.get(word);
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

/** The cells behind a running number. */
function withoutSerial(cells: string[]): string[] {
  return /^(?:\d+|序号)$/.test(cells[0] ?? '') ? cells.slice(1) : cells;
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
