import type { Feature } from '../common/feature';
import { ProposalsController } from './proposals.controller';
import { ProposalsService } from './proposals.service';
import { RulePublisher } from './rule-publisher';
import { SettingsController } from './settings.controller';
import { SettingsService } from './settings.service';
import { TouchedByRules } from './touched-by-rules';

export const settingsFeature: Feature = {
  controllers: [SettingsController, ProposalsController],
  providers: [SettingsService, ProposalsService, RulePublisher, TouchedByRules],
};
