import { causesOf, STAGE_NAMES, STAGES } from '@app/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { procedurePage } from './procedure-page';

describe('the picture of the procedure', () => {
  const page = procedurePage();

  it('is the one that the stage table draws: otherwise npm run diagram', () => {
    expect(readFileSync(join(__dirname, '../../docs/procedure.md'), 'utf8')).toBe(page);
  });

  it('has every stage by its name, and an arrow for every transition but 撤回', () => {
    for (const stage of STAGES) expect(page).toContain(`state "${STAGE_NAMES[stage]}" as ${stage}\n`);
    const arrows = STAGES.flatMap((from) =>
      STAGES.filter((to) => causesOf(from, to).some((cause) => cause !== 'withdraw')).map(
        (to) => `  ${from} --> ${to} : `,
      ),
    );
    expect(arrows.filter((arrow) => !page.includes(arrow))).toEqual([]);
    expect(page).not.toMatch(/undefined|NaN/);
  });
});
