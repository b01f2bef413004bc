import type {
  SettingsApplyAnswer,
  SettingsApplyBody,
  SettingsBody,
  SettingsChange,
  settingsChangeQuery,
  SettingsQuery,
  SettingsView,
} from '@app/contracts';
import { Controller, Param } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentUser, type User } from '../auth';
import { Content, Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { SettingsService } from './settings.service';

@Controller()
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  @Serve('getSettings')
  get(@Question() query: SettingsQuery): Promise<SettingsView> {
    return this.settings.get(query);
  }

  @Serve('changeSettings')
  change(
    @CurrentUser() user: User,
    @Content() body: SettingsBody,
    @Question() { preview }: z.output<typeof settingsChangeQuery>,
  ): Promise<SettingsChange> {
    return this.settings.change(user, body, preview ?? false);
  }

  @Serve('applySettings')
  apply(
    @CurrentUser() user: User,
    @Param('version') version: string,
    @Content() body: SettingsApplyBody,
  ): Promise<SettingsApplyAnswer> {
    return this.settings.apply(user, version, body);
  }
}
