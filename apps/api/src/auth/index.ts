import { APP_GUARD } from '@nestjs/core';
import type { Feature } from '../common/feature';
import { Guard } from './guard';
import { Passwords } from './passwords';
import { SessionController } from './session.controller';
import { SessionService } from './session.service';

export { actorOf, CurrentUser, type User } from './current-user';
export { oneTimePassword, Passwords } from './passwords';
export { SESSION } from './session.service';

export const authFeature: Feature = {
  controllers: [SessionController],
  providers: [{ provide: APP_GUARD, useClass: Guard }, Passwords, SessionService],
};
