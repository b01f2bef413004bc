import {
  AlignmentType,
  Footer,
  Header,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { inWords } from '@app/domain';
import type { ApplicationForm, FormLine } from './application-form';
import { FONT, type Look as TextLook, mm, run, wordFile } from './word';

const SIZE = { title: 36, heading: 28, body: 21, promise: 32 }; // half points: 小二、四号、五号、三号
const WIDTH = mm(166); // A4 less margins of 22 mm
const SEALS = ['单位负责人签字：', '（盖章）', '年　　月　　日'];

/** Returns the form and the letter of commitment (承诺书) as one Word file. */
export function applicationFormDocx(form: ApplicationForm): Promise<Buffer> {
  return wordFile(
    { title: `${form.unit}申报表`, author: form.unit, size: SIZE.body },
    {
      properties: {
        page: {
          size: { width: mm(210), height: mm(297) },
          margin: { top: mm(22), bottom: mm(20), left: mm(22), right: mm(22) },
        },
      },
      headers: { default: header(form) },
      footers: { default: footer() },
      children: [...formPages(form), ...commitmentPage(form)],
    },
  );
}

function formPages(form: ApplicationForm): (Paragraph | Table)[] {
  const { district, year, cellType, number, submittedOn, isDraft } = form;
  const state = isDraft ? '草稿，尚未提交' : submittedOn ? `${inWords(submittedOn)}提交` : '';
  return [
    line(`${district}“无废城市细胞”申报表`, { font: FONT.title, size: SIZE.title, centred: true }),
    line(`${year} 年度　${cellType}　编号 ${number}　${state}`, { centred: true }),
    heading('一、单位基本情况'),
    facts(form.facts),
    heading('二、申报内容'),
    facts(form.answers),
    heading('三、自评'),
    ...scores(form),
    heading('四、材料清单'),
    ...(form.materials.length === 0
      ? [line('没有上传材料。')]
      : [
          table(
            [12, 54, 100],
            [
              ['序号', '所属', '文件'],
              ...form.materials.map(({ place, name }, i) => [String(i + 1), place, name]),
            ],
          ),
        ]),
    heading('五、意见'),
    opinions(form.reviewers),
  ];
}

function scores({ selfScore, total }: ApplicationForm): (Paragraph | Table)[] {
  if (selfScore.length === 0) return [line('没有填写自评。')];
  return [
    table(
      [14, 82, 14, 18, 38],
      [
        ['编号', '评分项', '分值', '自评', '佐证材料'],
        ...selfScore.map(({ code, text, max, mark, files }) => [code, text, max, mark, files]),
      ],
    ),
    ...(total ? [line(`自评合计 ${total.marks} 分，${total.pass} 分及以上为达标。`)] : []),
  ];
}

/** The boxes for the unit and those who review it: what they think, signature, seal and day. */
function opinions(reviewers: readonly string[]): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [mm(36), WIDTH - mm(36)],
    rows: ['申报单位意见', ...reviewers.map((name) => `${name}意见`)].map(
      (name) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell([line(name, { font: FONT.heading })], 36),
            cell(
              [line(''), line(''), line(''), ...SEALS.map((text) => line(text, { right: true }))],
              166 - 36,
            ),
          ],
        }),
    ),
  });
}

function commitmentPage({ unit, year, cellType, commitments, district }: ApplicationForm): Paragraph[] {
  const said = (text: string) => line(text, { size: SIZE.promise, indent: true });
  return [
    new Paragraph({
      pageBreakBefore: true,
      alignment: AlignmentType.CENTER,
      spacing: { after: 480 },
      children: [run('“无废细胞”建设承诺书', { font: FONT.title, size: SIZE.title })],
    }),
    said(`${unit}申报${district} ${year} 年度“${cellType}”，郑重承诺：`),
    ...commitments.map((text, i) => said(commitments.length > 1 ? `${i + 1}. ${text}。` : `${text}。`)),
    line('', { size: SIZE.promise }),
    line('', { size: SIZE.promise }),
    line('主要负责人签字：　　　　　　　　', { size: SIZE.promise, right: true }),
    line(`${unit}（盖章）`, { size: SIZE.promise, right: true }),
    line('年　　月　　日', { size: SIZE.promise, right: true }),
  ];
}

function facts(lines: readonly FormLine[]): Table {
  return table(
    [42, 124],
    lines.map(([label, value]) => [label, value || '（未填写）']),
    false,
  );
}

/** A table with these widths in mm; the first row is repeated on every page when it is a head. */
function table(widths: readonly number[], rows: readonly (readonly string[])[], isHeaded = true): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths.map(mm),
    rows: rows.map((texts, i) => {
      const isHead = isHeaded && i === 0;
      return new TableRow({
        tableHeader: isHead,
        cantSplit: true,
        children: texts.map((text, column) => {
          const font = isHead || (!isHeaded && column === 0) ? FONT.heading : FONT.body;
          return cell(
            text.split('\n').map((part) => line(part, { font })),
            widths[column]!,
          );
        }),
      });
    }),
  });
}

function cell(children: Paragraph[], width: number): TableCell {
  return new TableCell({
    width: { size: mm(width), type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children,
  });
}

function heading(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 280, after: 120 },
    children: [run(text, { font: FONT.heading, size: SIZE.heading })],
  });
}

interface Look extends TextLook {
  centred?: boolean;
  right?: boolean;
  indent?: boolean;
}

function line(text: string, look: Look = {}): Paragraph {
  const { centred, right, indent, size = SIZE.body } = look;
  return new Paragraph({
    ...(centred && { alignment: AlignmentType.CENTER }),
    ...(right && { alignment: AlignmentType.RIGHT }),
    ...(indent && { indent: { firstLine: size * 20 } }),
    spacing: { after: 40, line: size === SIZE.promise ? 560 : 300 },
    children: [run(text, { ...look, size })],
  });
}

function header({ isDraft, unit, number }: ApplicationForm): Header {
  return new Header({ children: [line(`${isDraft ? '【草稿】' : ''}${unit}　${number}`, { right: true })] });
}

function footer(): Footer {
  const pages = new TextRun({
    size: SIZE.body,
    children: ['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'],
  });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [pages] })] });
}
