import type { PersonCommandType } from '@app/domain';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { ActProps } from '../../../components/acts/act-dialog';

type ActForm = LazyExoticComponent<ComponentType<ActProps>>;

/** The acts with a form of their own, one module per command. Every other act uses `PlainActForm`. */
export const ACT_FORMS: Partial<Record<PersonCommandType, ActForm>> = {
  submitSupplement: lazy(() => import('./submit-supplement')),
  reportRectified: lazy(() => import('./report-rectified')),
  returnForCorrection: lazy(() => import('./return-for-correction')),
  registerCorrection: lazy(() => import('./register-correction')),
  giveOpinion: lazy(() => import('./opinion/give-opinion')),
  conciliate: lazy(() => import('./conciliate')),
  scheduleInspection: lazy(() => import('./schedule-inspection')),
  officeDecide: lazy(() => import('./office-decide')),
  raiseObjection: lazy(() => import('./raise-objection')),
  correctReceipt: lazy(() => import('./correct-receipt')),
  settleObjection: lazy(() => import('./settle-objection')),
  name: lazy(() => import('./name')),
  extend: lazy(() => import('./extend')),
  correctNaming: lazy(() => import('./correct-naming')),
  handOver: lazy(() => import('./hand-over')),
  transfer: lazy(() => import('./transfer')),
  revoke: lazy(() => import('./revoke')),
};
