import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { BulkFormProps } from './bulk-form';

/** The forms of the acts that the server offers for many tasks at once, by command. */
export const BULK_FORMS: Record<string, LazyExoticComponent<ComponentType<BulkFormProps>>> = {
  accept: lazy(() => import('./bulk-accept')),
  giveOpinion: lazy(() => import('./bulk-opinions')),
  scheduleInspection: lazy(() => import('./bulk-schedule')),
  officeDecide: lazy(() => import('./bulk-approve')),
  attribute: lazy(() => import('./bulk-attribute')),
};
