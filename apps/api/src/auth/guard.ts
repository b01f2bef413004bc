import type { Env } from '@app/config';
import { type RouteName, routeOf } from '@app/contracts';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { isInside } from '../common/http/inside';
import { ROUTE } from '../common/http/serve';
import { ENV } from '../common/parts';
import { refuse } from '../common/problems';
import type { KnownRequest } from './current-user';
import { SessionService } from './session.service';
import { cookieName } from './token';

/** The routes that are open while the password must be changed. */
const BEFORE_CHANGE: readonly RouteName[] = ['getMe', 'changePassword', 'logout'];

/** Identifies the user of a request and checks that the role may call the route. The queries decide whose data it reads. */
@Injectable()
export class Guard implements CanActivate {
  constructor(
    private readonly sessions: SessionService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const name = Reflect.getMetadata(ROUTE, context.getHandler()) as RouteName | undefined;
    if (!name) throw refuse('notFound'); // a handler outside the contract is not served
    const { roles, internal } = routeOf(name);
    const request = context.switchToHttp().getRequest<KnownRequest>();
    if (internal && this.env.NODE_ENV === 'production' && !isInside(request.ip)) throw refuse('notFound');
    if (roles === 'public') return true;
    request.user = await this.sessions.find(request.cookies[cookieName(this.env.COOKIE_SECURE)]);
    if (!request.user) throw refuse('notLoggedIn');
    if (!roles.includes(request.user.role)) throw refuse('forbidden');
    if (request.user.mustChangePassword && !BEFORE_CHANGE.includes(name)) throw refuse('passwordToBeChanged');
    return true;
  }
}
