/** One fault of a circular, with its place as a JSON pointer (`/off/2`) or as a line of the table. */
export interface CalendarFault {
  code:
    | 'dayWrong'
    | 'rangeBackwards'
    | 'dayOfOtherYear'
    | 'dayRepeated'
    | 'makeupOnWeekday'
    | 'makeupIsOff'
    | 'noticeNumberMissing'
    | 'noticeNumberTooLong'
    | 'noticeRepeated'
    | 'noticeDateWrong'
    | 'lineUnknown';
  pointer?: string;
  line?: number;
  detail: string;
}

/** Where something was entered: an entry of a list, or a line of a table. */
export type Place = Pick<CalendarFault, 'pointer' | 'line'>;
