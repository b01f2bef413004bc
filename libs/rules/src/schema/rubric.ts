import { ITEM_KIND_NAMES } from '@app/domain';
import { z } from 'zod';
import { basis, count, id, marks, named, text, worded } from './primitives';

export const rubricItem = z.strictObject({
  id: named('编号', id),
  kind: worded('种类', ITEM_KIND_NAMES),
  text: named('内容', text),
  standard: named('评分标准', text).optional(),
  steps: named(
    '分档',
    z.array(z.strictObject({ marks: named('分值', marks), when: named('条件', text) })).min(2, '至少两档。'),
  ).optional(),
  method: named('核查方式', text).optional(),
  max: named('满分', marks).optional(),
  optional: named('可以不适用', z.boolean()).optional(),
  tasks: named('对应的任务', z.array(count)).optional(),
  basis,
});

export const rubric = z.strictObject({
  id: named('编号', id),
  title: named('名称', text),
  basis,
  source: named('来源', text),
  tasks: named('对应的任务', z.array(count)),
  bonusCap: named('加分上限', marks),
  sections: named(
    '各部分',
    z
      .array(
        z.strictObject({
          id: named('编号', id),
          title: named('名称', text),
          max: named('满分', marks),
          minimum: named('最低要求（%）', z.number().min(1).max(100)).optional(),
          items: named('项目', z.array(rubricItem).min(1, '至少要有一个项目。')),
        }),
      )
      .min(1, '至少要有一个部分。'),
  ),
  choices: named(
    '任选其几',
    z.array(
      z.strictObject({
        id: named('编号', id),
        text: named('内容', text),
        atLeast: named('至少几项', z.int().min(1)),
        of: named('从这些项目中', z.array(id).min(1, '至少列出一项。')),
        basis,
      }),
    ),
  ),
});
