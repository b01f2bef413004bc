import type { YearDraftView } from '@app/contracts';
import type { RunningApi } from './start-api';

type Parts = Record<string, any>;

/** What the circular of a new year says that last year's rules cannot: the document and the sentence of its baseline. */
export function statedBy(parts: Parts, { baseline = 45, publishedOn = '2024-09-01' } = {}): Parts {
  const year = parts.programmeYear as number;
  const [first, ...others] = parts.totals;
  return {
    source: {
      ...parts.source,
      ...{ title: `${year}年重点工作任务`, indexNumber: `${year}-00001`, publishedOn },
      address: '区政府网站',
    },
    totals: [{ ...first, value: baseline }, ...others],
    baseline: { ...parts.baseline, value: baseline, quote: `我区${year}年任务指标为创建细胞${baseline}个` },
  };
}

/**
 * Opens the year after a version through the api: draft, circular, publication for `effectiveFrom`; then the year's
 * workflow by hand, as the worker would on that day.
 */
export async function openYearFrom(
  api: RunningApi,
  version: string,
  {
    effectiveFrom,
    baseline,
    change = () => ({}),
  }: { effectiveFrom: string; baseline?: number; change?: (parts: Parts) => Parts },
): Promise<YearDraftView> {
  const office = await api.as('office');
  const made = await office.post('/year-drafts', { version });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const { year, revision, parts } = made.body;
  const filled = { ...statedBy(parts, { baseline, publishedOn: effectiveFrom }), ...change(parts) };
  const changed = await office.put(`/year-drafts/${year}`, { revision, parts: filled });
  if (changed.body.faults?.length !== 0) throw new Error(JSON.stringify(changed.body.faults ?? changed.body));
  await publishDraft(api, changed.body, effectiveFrom);
  return changed.body;
}

/** Publishes a draft and opens the year by hand, as the worker would on that day. */
export async function publishDraft(
  api: RunningApi,
  { year, revision }: Pick<YearDraftView, 'year' | 'revision'>,
  effectiveFrom: string,
): Promise<void> {
  const office = await api.as('office');
  const body = { revision, effectiveFrom, reason: '按新一年的通知' };
  const published = await office.post(`/year-drafts/${year}/publish`, body);
  if (published.status !== 200) throw new Error(JSON.stringify(published.body));
  const [{ offset }] = await api.sql('SELECT offset_ms::float8 AS "offset" FROM programme_clock');
  await api.temporal.openYear(year, `${year}.1`, offset);
}
