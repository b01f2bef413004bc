/** What one mail says: a subject without people's text, and paragraphs. */
export interface Content {
  subject: string;
  /** What happened. */
  happened: string;
  /** What to do; absent when there is nothing to do. */
  todo?: string;
  /** Until when the person written to has time; the layout adds the date. */
  showsDue?: boolean;
}
