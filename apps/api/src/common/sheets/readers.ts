import { readEarlierSheet, readResultSheet, readTableText } from '@app/exports';

/** What reads an upload in a thread of its own. None of them throws for what is in a file. */
export const READERS = { cityResults: readResultSheet, earlier: readEarlierSheet, text: readTableText };

export type ReaderName = keyof typeof READERS;

export type ReadBy<N extends ReaderName> = ReturnType<(typeof READERS)[N]>;
