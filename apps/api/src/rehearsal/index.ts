import type { Feature } from '../common/feature';
import { ProgrammeTimeAnnouncement } from './programme-time-announcement';
import { NewYear } from './new-year';
import { RehearsalController } from './rehearsal.controller';
import { RehearsalService } from './rehearsal.service';

export { RehearsalService } from './rehearsal.service';

export const rehearsalFeature: Feature = {
  controllers: [RehearsalController],
  providers: [RehearsalService, ProgrammeTimeAnnouncement, NewYear],
};
