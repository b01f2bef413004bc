import type { PersonCommandType } from '@app/domain';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { ActProps } from '../../../components/act-dialog';

type ActForm = LazyExoticComponent<ComponentType<ActProps>>;

/** The form of each act, one file per command; an act that is missing here is confirmed by the plain form. */
export const ACT_FORMS: Partial<Record<PersonCommandType, ActForm>> = {
  resubmit: lazy(() => import('./resubmit')),
  reportRectified: lazy(() => import('./report-rectified')),
  withdraw: lazy(() => import('./withdraw')),
};
