import { read, routeOf, type RouteName } from '@app/contracts';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InvalidContent, refuse } from '../problems';
import { ROUTE } from './serve';

/** The request's body, read with the route's schema. */
export const Content = createParamDecorator((_: unknown, context: ExecutionContext): unknown => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  const schema = routeOf(nameOf(context)).body!;
  const reading = read(schema, body);
  if (!reading.ok) throw new InvalidContent(reading.faults);
  return reading.value;
});

/** The query string, read with the route's schema. */
export const Question = createParamDecorator((_: unknown, context: ExecutionContext): unknown => {
  const { query } = context.switchToHttp().getRequest<FastifyRequest>();
  const reading = read(routeOf(nameOf(context)).query!, query, 'query');
  if (!reading.ok) throw new InvalidContent(reading.faults);
  return reading.value;
});

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** A path parameter that is an id; what is no id cannot exist. */
export const Id = createParamDecorator((name: string, context: ExecutionContext): string => {
  const params = context
    .switchToHttp()
    .getRequest<FastifyRequest<{ Params: Record<string, string> }>>().params;
  const id = params[name] ?? '';
  if (!UUID.test(id)) throw refuse('notFound');
  return id.toLowerCase();
});

function nameOf(context: ExecutionContext): RouteName {
  return Reflect.getMetadata(ROUTE, context.getHandler()) as RouteName;
}
