import type { Feature } from '../common/feature';
import { SettingsController } from './settings.controller';
import { SettingsService } from './settings.service';
import { TouchedByRules } from './touched-by-rules';

export const settingsFeature: Feature = {
  controllers: [SettingsController],
  providers: [SettingsService, TouchedByRules],
};
