import type { Feature } from '../common/feature';
import { Departments } from './departments';
import { DepartmentsController } from './departments.controller';
import { DistrictController } from './district.controller';
import { Districts } from './districts';
import { ReferenceController } from './reference.controller';
import { ReferenceService } from './reference.service';
import { RuleSets } from './rule-sets';
import { TakeBacks } from './take-backs';

export { Districts } from './districts';
export { RuleSets } from './rule-sets';

export const referenceFeature: Feature = {
  controllers: [ReferenceController, DistrictController, DepartmentsController],
  providers: [RuleSets, Districts, Departments, ReferenceService, TakeBacks],
};
