import { z } from 'zod';
import { problem, STATUS_TITLES } from './problem';
import { type Route, ROUTES } from './routes';

/** Returns the OpenAPI 3.1 document, built from the schemas with which the server validates requests. */
export function openApi(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '无废细胞申报与办理接口',
      version,
      description: '错误均为 RFC 9457 问题文档，code 稳定不变。',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'wufei', description: 'HTTPS 下为 __Host-wufei' },
      },
    },
  };
}

function operation(name: string, route: Route): Record<string, unknown> {
  const problems = ['400', '429', '503', ...(route.roles === 'public' ? [] : ['401', '403'])];
  if (route.path.includes(':')) problems.push('404');
  if (route.body || route.query || route.form === 'multipart') problems.push('422');
  if (route.body || route.form === 'multipart') problems.push('409', '413');
  return {
    operationId: name,
    summary: route.summary,
    tags: [route.tag],
    ...(route.roles !== 'public' && { security: [{ session: [] }], 'x-roles': route.roles }),
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...requestBody(route),
    responses: {
      [route.status]: success(route),
      ...Object.fromEntries(problems.sort().map((s) => [s, refusal(s)])),
    },
  };
}

function pathParameters(route: Route): unknown[] {
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'year' ? { type: 'integer' } : { type: 'string', format: 'uuid' },
  }));
}

function queryParameters(route: Route): unknown[] {
  if (!route.query) return [];
  const { properties = {}, required = [] } = schemaOf(route.query, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function requestBody(route: Route): Record<string, unknown> {
  if (route.form === 'multipart') {
    const file = {
      type: 'object',
      properties: {
        file: { type: 'string', format: 'binary' },
        original: {
          type: 'string',
          format: 'binary',
          description: '原件：由 HEIC 照片转成的 JPG 图片可以带上照片本身，排在 file 之后，与图片一起保存',
        },
      },
      required: ['file'],
    };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: file } } } };
  }
  if (!route.body) return {};
  const csv = route.csv && {
    'text/csv': { schema: { type: 'string' } },
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
      schema: { type: 'string', format: 'binary' },
    },
  };
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(route.body, 'input') }, ...csv },
    },
  };
}

function success(route: Route): Record<string, unknown> {
  if (route.answer)
    return {
      description: '成功',
      content: { 'application/json': { schema: schemaOf(route.answer, 'output') } },
    };
  if (route.form === 'bytes') return { description: '文件', content: { 'application/octet-stream': {} } };
  return route.form === 'text'
    ? { description: '文本', content: { 'text/plain': {} } }
    : { description: '成功' };
}

function refusal(status: string): Record<string, unknown> {
  return {
    description: STATUS_TITLES[Number(status)],
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    ...(status === '503' && { headers: { 'Retry-After': { schema: { type: 'integer' } } } }),
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
