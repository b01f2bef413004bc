import type { ApplicationView } from '@app/contracts';
import { useCall } from './query';

type Bound = Pick<ApplicationView, 'programmeYear' | 'rulesVersion'>;

/** What is asked for: the types under the rules to which an application is bound, a draft's under those in force. */
export function typesOf({ programmeYear, rulesVersion }: Bound) {
  return { query: { year: programmeYear, version: rulesVersion ?? undefined } };
}

/** The type of an application with its form and rubric, as they were when it was submitted. */
export function useTypeOf(
  application: (Bound & Pick<ApplicationView, 'cellType'>) | undefined,
  { kept = false }: { kept?: boolean } = {},
) {
  const { data, error } = useCall('listCellTypes', application && typesOf(application), {
    when: application !== undefined,
    kept,
  });
  return { type: data?.items.find(({ code }) => code === application?.cellType), error };
}
