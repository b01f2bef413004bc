import type { Feature } from '../common/feature';
import { ApplicationsController } from './applications.controller';
import { ApplicationsService } from './applications.service';
import { DraftsService } from './drafts.service';
import { IntakeGate } from './intake-gate';
import { Recommendations } from './recommendations.service';

export { itemOf as applicationItem } from './applications.service';
export { maskedName, maskedPhone } from './contact';
export { unitChangesFor } from './unit-changes';
export {
  formFaultsOf,
  missingOf,
  otherType,
  readDraft,
  selfScoreFaultsOf,
  townFaultsOf,
} from './draft-faults';
export { IntakeGate } from './intake-gate';
export { ApplicationsService } from './applications.service';
export { stateOf } from './view';

export const applicationsFeature: Feature = {
  controllers: [ApplicationsController],
  providers: [ApplicationsService, DraftsService, IntakeGate, Recommendations],
};
