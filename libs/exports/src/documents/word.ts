import { Document, type ISectionOptions, Packer, TextRun } from 'docx';
import { fullWidth } from '../text/full-width';
import { printableText } from '../text/safe-text';

const MILLIMETRE = 56.6929; // twentieths of a point

/** Returns a length in millimetres as Word counts it, in twentieths of a point. */
export const mm = (n: number) => Math.round(n * MILLIMETRE);

/** The type faces of official documents (GB/T 9704-2012). */
export const FONT = {
  body: fonts('仿宋'),
  title: fonts('方正小标宋简体'),
  heading: fonts('黑体'),
  page: fonts('宋体'),
};

/** How a text looks; `size` in half points. */
export interface Look {
  font?: ReturnType<typeof fonts>;
  size?: number;
  color?: string;
}

/** Returns a text as it may stand in a Word file: full-width marks, no character that XML forbids. */
export function wordText(text: string): string {
  return fullWidth(printableText(text));
}

/** Returns a run of one look. */
export function run(text: string, { font = FONT.body, size, color }: Look): TextRun {
  return new TextRun({ text: wordText(text), font, size, ...(color && { color }) });
}

/** Returns a Word file of one section; `author` is who answers for it, `size` that of its body in half points. */
export function wordFile(
  {
    title,
    author,
    size,
    hasTwoSides,
  }: { title: string; author: string; size: number; hasTwoSides?: boolean },
  section: ISectionOptions,
): Promise<Buffer> {
  const person = printableText(author);
  return Packer.toBuffer(
    new Document({
      ...{ title: wordText(title), creator: person, lastModifiedBy: person },
      ...(hasTwoSides && { evenAndOddHeaderAndFooters: true }),
      styles: { default: { document: { run: { font: FONT.body, size } } } },
      sections: [section],
    }),
  );
}

function fonts(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
}
