/** The content of one mail: a subject without people's text, and paragraphs. */
export interface Content {
  subject: string;
  /** What happened. */
  happened: string;
  /** What to do; absent when there is nothing to do. */
  todo?: string;
  /** The deadline of the recipient; the layout adds the date. */
  showsDue?: boolean;
}
