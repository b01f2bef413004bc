import {
  AlignmentType,
  BorderStyle,
  Footer,
  type IParagraphOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { inWords } from '@app/domain';
import type { OfficialDocument } from './document';
import { FONT, type Look, mm, run, wordFile } from './word';

// GB/T 9704-2012: A4, type area 156 × 225 mm, 3号 仿宋, 28 pt a line, dates in Arabic numerals.
const A4 = { width: mm(210), height: mm(297) };
const MARGIN = { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) };
const SIZE = { title: 44, body: 32, page: 28 }; // half points: 2号, 3号, 4号
const MARK = { most: 72, least: 44, room: 2 * 442 }; // 发文机关标志: one line of 156 mm where it can be
const CHARACTER = 320; // one character of 3号
const LINE = { line: 560, lineRule: LineRuleType.EXACT };
const RED = 'FF0000';

/** Returns the document as a Word file. */
export function docxOf(document: OfficialDocument): Promise<Buffer> {
  return wordFile(
    { title: document.title, author: document.signature.signer, size: SIZE.body, hasTwoSides: true },
    {
      properties: { page: { size: A4, margin: { ...MARGIN, footer: mm(28) } } },
      footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
      children: [...head(document), ...body(document), ...end(document)],
    },
  );
}

function head({ issuer, documentNumber, title, to }: OfficialDocument): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER };
  return [
    ...(issuer
      ? [
          paragraph(
            issuer,
            { ...centred, spacing: {} },
            { font: FONT.title, size: markSize(issuer), color: RED },
          ),
        ]
      : []),
    ...(documentNumber
      ? [
          paragraph(documentNumber, {
            ...centred,
            border: { bottom: { style: BorderStyle.SINGLE, size: 16, space: 6, color: RED } },
          }),
        ]
      : []),
    paragraph(''),
    paragraph(
      title,
      { ...centred, spacing: { line: 700, lineRule: LineRuleType.AT_LEAST } },
      { font: FONT.title, size: SIZE.title },
    ),
    paragraph(''),
    ...(to ? [paragraph(`${to}：`)] : []),
  ];
}

function markSize(issuer: string): number {
  return Math.max(MARK.least, Math.min(MARK.most, Math.floor(MARK.room / issuer.length)));
}

function body({ paragraphs, lists, closing = [] }: OfficialDocument): Paragraph[] {
  return [
    ...paragraphs.map(indented),
    ...lists.flatMap(({ heading, items }) => [
      paragraph(heading, { indent: { firstLine: 2 * CHARACTER }, keepNext: true }, { font: FONT.heading }),
      ...items.map((item, i) => indented(`${i + 1}. ${item}`)),
    ]),
    ...closing.map(indented),
  ];
}

function end({ attachments = [], signature, date, copyTo }: OfficialDocument): Paragraph[] {
  const several = attachments.length > 1;
  const signed = { alignment: AlignmentType.RIGHT, indent: { right: 2 * CHARACTER }, keepLines: true };
  return [
    ...(attachments.length > 0 ? [paragraph('')] : []),
    ...attachments.map((name, i) => {
      return indented(`${i === 0 ? '附件：' : '   '}${several ? `${i + 1}. ` : ''}${name}`);
    }),
    paragraph(''),
    paragraph(''),
    paragraph(signature.signer, { ...signed, keepNext: true }),
    ...(signature.sealOwner
      ? [paragraph(`（${signature.sealOwner}代章）`, { ...signed, keepNext: true })]
      : []),
    paragraph(inWords(date), { ...signed, indent: { right: 4 * CHARACTER } }),
    ...(copyTo
      ? [
          paragraph(''),
          paragraph(
            `抄送：${copyTo}。`,
            {
              border: {
                top: { style: BorderStyle.SINGLE, size: 6, space: 2 },
                bottom: { style: BorderStyle.SINGLE, size: 6, space: 2 },
              },
            },
            { size: SIZE.page },
          ),
        ]
      : []),
  ];
}

function indented(text: string): Paragraph {
  return paragraph(text, { indent: { firstLine: 2 * CHARACTER }, alignment: AlignmentType.BOTH });
}

function paragraph(text: string, options: IParagraphOptions = {}, look: Look = {}): Paragraph {
  return new Paragraph({ spacing: LINE, ...options, children: [run(text, { size: SIZE.body, ...look })] });
}

/** — 1 — : outer side, one character from the edge. */
function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const run = new TextRun({ font: FONT.page, size: SIZE.page, children: ['— ', PageNumber.CURRENT, ' —'] });
  const indent = alignment === AlignmentType.LEFT ? { left: 280 } : { right: 280 };
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [run] })] });
}
