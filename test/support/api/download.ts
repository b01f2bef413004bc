import type { Client } from '../client';
import { sheetOf, valuesOf } from '../exports/read-back';

/** A downloaded file. */
export interface Download {
  status: number;
  headers: Headers;
  bytes: Buffer;
  /** The name under which a browser would save it (RFC 5987). */
  name: string;
}

/** Downloads a file as a browser does. */
export async function download(client: Client, path: string): Promise<Download> {
  const { status, headers, ...response } = await fetchAs(client, path);
  const bytes = Buffer.from(await response.whole());
  const encoded = /filename\*=UTF-8''(\S+)/.exec(headers.get('content-disposition') ?? '')?.[1] ?? '';
  return { status, headers, bytes, name: decodeURIComponent(encoded) };
}

async function fetchAs(client: Client, path: string) {
  const response = await fetch(`${client.base}/api${path}`, {
    headers: { cookie: client.cookie, 'sec-fetch-site': 'same-origin' },
  });
  return { status: response.status, headers: response.headers, whole: () => response.arrayBuffer() };
}

/** Returns the lines of a CSV file as records, by heading. */
export function recordsOf(csv: Buffer): Record<string, string>[] {
  const [headings = [], ...lines] = csv
    .toString('utf8')
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => fieldsOf(line));
  return lines.map((fields) => Object.fromEntries(headings.map((heading, i) => [heading, fields[i] ?? ''])));
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain! : quoted.replaceAll('""', '"'),
  );
}

/** Returns the values of the first sheet of a workbook, row by row. */
export async function valuesIn(bytes: Buffer): Promise<unknown[][]> {
  return valuesOf(await sheetOf(bytes));
}
