import type { Feature } from '../common/feature';
import { ReferenceController } from './reference.controller';
import { ReferenceService } from './reference.service';
import { RuleSets } from './rule-sets';

export { RuleSets } from './rule-sets';

export const referenceFeature: Feature = {
  controllers: [ReferenceController],
  providers: [RuleSets, ReferenceService],
};
