import type { PersonCommandType } from '@app/domain';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { ActProps } from '../../../components/acts/act-dialog';

type ActForm = LazyExoticComponent<ComponentType<ActProps>>;

/** The form of each act, one file per command; an act that is missing here is confirmed by the plain form. */
export const ACT_FORMS: Partial<Record<PersonCommandType, ActForm>> = {
  resubmit: lazy(() => import('./resubmit')),
  reportRectified: lazy(() => import('./report-rectified')),
  accept: lazy(() => import('./accept')),
  returnForCorrection: lazy(() => import('./return-for-correction')),
  refuseAcceptance: lazy(() => import('./refuse-acceptance')),
  giveOpinion: lazy(() => import('./give-opinion')),
  conciliate: lazy(() => import('./conciliate')),
  scheduleInspection: lazy(() => import('./schedule-inspection')),
  fileInspection: lazy(() => import('./file-inspection')),
  officeDecide: lazy(() => import('./office-decide')),
  openNotice: lazy(() => import('./open-notice')),
  raiseObjection: lazy(() => import('./raise-objection')),
  settleObjection: lazy(() => import('./settle-objection')),
  name: lazy(() => import('./name')),
  recordCityResult: lazy(() => import('./record-city-result')),
  attribute: lazy(() => import('./attribute')),
  extend: lazy(() => import('./extend')),
  suspend: lazy(() => import('./suspend')),
  resume: lazy(() => import('./resume')),
  transfer: lazy(() => import('./transfer')),
  urge: lazy(() => import('./urge')),
  revoke: lazy(() => import('./revoke')),
  withdraw: lazy(() => import('./withdraw')),
};
