import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from './application/decide/commands-table';
import { STAGES } from './application/stages';

/** Where the rooms lie, from here. */
const ROOMS: Record<string, string> = {
  rules: '../../rules',
  database: '../../database',
  engine: '../../engine',
  api: '../../../apps/api',
  worker: '../../../apps/worker',
};

const ROWS = readFileSync(join(__dirname, 'GLOSSARY.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| (.+?)\s*\| `(\w+)`\s*\| `(?:(\w+):)?([\w/.-]+)`\s*\|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, chinese, name, room, file]) => ({ chinese: chinese!, name: name!, room, file: file! }));

describe('the glossary', () => {
  it.each(ROWS.map((row) => [row.chinese, row] as const))('%s is in its file', (_, { name, room, file }) => {
    const text = readFileSync(join(__dirname, room ? ROOMS[room]! : '', file), 'utf8');
    expect(text).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('has every stage and every act of a person', () => {
    const names = new Set(ROWS.map((row) => row.name));
    expect([...STAGES, ...Object.keys(COMMANDS)].filter((name) => !names.has(name))).toEqual([]);
  });
});
