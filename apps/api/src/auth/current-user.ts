import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor, Role } from '@app/domain';
import type { FastifyRequest } from 'fastify';

/** Who is logged in. */
export interface User extends Actor {
  login: string;
  name: string;
  role: Role;
  demo: boolean;
  /** Whether the password must be changed before anything else. */
  mustChangePassword: boolean;
}

/** A request that the guard has let through. */
export type KnownRequest = FastifyRequest & { user?: User };

/** The user of a request, set by the guard. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): User => {
  return context.switchToHttp().getRequest<KnownRequest>().user!;
});

/** A person as the procedure knows him: without login and name. */
export function actorOf(user: User): Actor {
  const { id, role, department, actsFor, town } = user;
  return {
    ...{ id, role },
    ...(department && { department }),
    ...(actsFor && { actsFor }),
    ...(town && { town }),
  };
}
