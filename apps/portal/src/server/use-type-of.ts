import type { ApplicationView } from '@app/contracts';
import { useCall } from './query';

type Bound = Pick<ApplicationView, 'programmeYear' | 'rulesVersion'>;

/**
 * Returns the query for the cell types in the rules version
 * of an application. A draft uses the version in force.
 */
export function typesOf({ programmeYear, rulesVersion }: Bound) {
  return { query: { year: programmeYear, version: rulesVersion ?? undefined } };
}

/** Returns the cell type of an application with its form and rubric, as they were on submission. */
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
