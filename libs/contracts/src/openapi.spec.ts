import { COMMAND_NAMES } from './labels';
import { openApi } from './openapi';
import { type Route, ROUTES } from './routes';

interface Operation {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, { schema: Record<string, any> }> };
  responses: Record<string, { description?: string; content?: Record<string, unknown> }>;
  security?: unknown[];
}

const document = openApi('1.0.0') as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

describe('the OpenAPI document', () => {
  it('is of version 3.1 and holds every route once', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it.each(Object.entries<Route>(ROUTES))('%s has its place, parameters, body and answers', (name, route) => {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
    const operation = document.paths[path]![route.method.toLowerCase()]!;
    expect(operation.operationId).toBe(name);
    expect(operation.summary).toMatch(/\p{Script=Han}/u);
    const inPath = operation.parameters
      .filter((parameter) => parameter.in === 'path')
      .map(({ name }) => `:${name}`);
    expect(inPath).toEqual(route.path.match(/:\w+/g) ?? []);
    expect(operation.requestBody !== undefined).toBe(route.body !== undefined || route.form === 'multipart');
    expect(Object.keys(operation.responses)).toContain(String(route.status));
    expect('401' in operation.responses).toBe(route.roles !== 'public');
    for (const [status, response] of Object.entries(operation.responses)) {
      expect(response.description).toBeTruthy();
      if (Number(status) >= 400) expect(Object.keys(response.content!)).toEqual(['application/problem+json']);
    }
  });

  it('describes each kind of act', () => {
    const { schema } =
      document.paths['/api/applications/{id}/commands']!.post!.requestBody!.content['application/json']!;
    const types = schema.oneOf.map(
      (act: { properties: { type: { const: string } } }) => act.properties.type.const,
    );
    expect(types.sort()).toEqual(Object.keys(COMMAND_NAMES).sort());
  });

  it('is plain JSON without anything left undescribed', () => {
    const text = JSON.stringify(document);
    expect(JSON.parse(text)).toEqual(document);
    for (const { requestBody } of operations) {
      for (const { schema } of Object.values(requestBody?.content ?? {}))
        expect(Object.keys(schema)).not.toEqual([]);
    }
  });
});
