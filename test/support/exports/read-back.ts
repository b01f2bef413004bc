import type { Readable } from 'node:stream';
import { type CellValue, Workbook, type Worksheet } from 'exceljs';
import { unzipSync } from 'fflate';

/** Reads a stream to its end. */
export async function allOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** Returns the first sheet of a workbook, read by a library other than the one that wrote it. */
export async function sheetOf(bytes: Buffer): Promise<Worksheet> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook.worksheets[0]!;
}

/** Returns the values of a sheet, row by row, from column 1. */
export function valuesOf(sheet: Worksheet): CellValue[][] {
  const rows: CellValue[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    rows.push(Array.from({ length: sheet.columnCount }, (_, i) => row.getCell(i + 1).value));
  });
  return rows;
}

/** Returns the parts of a zip file as text. */
export function partsOf(bytes: Buffer): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString('utf8')]),
  );
}
