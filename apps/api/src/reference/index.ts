import type { Feature } from '../common/feature';
import { DistrictController } from './district.controller';
import { Districts } from './districts';
import { ReferenceController } from './reference.controller';
import { ReferenceService } from './reference.service';
import { RuleSets } from './rule-sets';

export { Districts } from './districts';
export { RuleSets } from './rule-sets';

export const referenceFeature: Feature = {
  controllers: [ReferenceController, DistrictController],
  providers: [RuleSets, Districts, ReferenceService],
};
