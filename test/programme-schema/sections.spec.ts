import { readFileSync } from 'node:fs';
import { SECTIONS } from '../../apps/portal/src/features/year-drafts/sections';

describe('the sections of a draft', () => {
  it('show each part of a year once, and no part that years do not have', () => {
    const { properties } = JSON.parse(readFileSync('docs/programme.schema.json', 'utf8')) as {
      properties: Record<string, unknown>;
    };
    const parts = Object.keys(properties).filter(
      (key) => !['format', 'schema', 'programmeYear'].includes(key),
    );
    expect(SECTIONS.flatMap((section) => section.parts).sort()).toEqual(parts.sort());
  });
});
