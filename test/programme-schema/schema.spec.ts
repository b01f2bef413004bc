import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SECTIONS } from '../../apps/portal/src/features/year-drafts/sections';
import { schemaFile } from './schema-file';

describe('the JSON Schema of a programme file', () => {
  const file = schemaFile();

  it('is the one that the shapes give: otherwise npm run programme-schema', () => {
    expect(readFileSync(join(__dirname, '../../docs/programme.schema.json'), 'utf8')).toBe(file);
  });

  it('gives every field a Chinese name, and every code word a Chinese word', () => {
    const nameless: string[] = [];
    const walk = (node: any, path: string, isField: boolean): void => {
      if (isField && !/[\u4e00-\u9fff]/.test(node.title ?? '')) nameless.push(path);
      for (const [name, field] of Object.entries<any>(node.properties ?? {}))
        walk(field, `${path}/${name}`, true);
      for (const inner of [node.items, node.additionalProperties, ...(node.anyOf ?? [])])
        if (typeof inner === 'object') walk(inner, path, false);
    };
    walk(JSON.parse(file), '', true);
    expect(nameless.filter((path) => !path.startsWith('/settings/'))).toEqual([]);
  });

  it('has every part in one section of the page of a draft, and the page no part beside them', () => {
    const heading = ['format', 'schema', 'programmeYear'];
    const parts = Object.keys(JSON.parse(file).properties).filter((name) => !heading.includes(name));
    expect(SECTIONS.flatMap((section) => section.parts).sort()).toEqual(parts.sort());
  });
});
