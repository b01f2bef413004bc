import type { Feature } from '../common/feature';
import { NotificationsController } from './notifications.controller';
import { NotificationsService } from './notifications.service';

export const notificationsFeature: Feature = {
  controllers: [NotificationsController],
  providers: [NotificationsService],
};
