import { z } from 'zod';
import { programmeParts } from '../schema/rule-set';
import { PROGRAMME_FORMAT, PROGRAMME_SCHEMA } from './format';

/** The JSON Schema (2020-12) of a programme file: names of the fields as `title`, words of the values as `x-labels`. */
export function programmeJsonSchema(): Record<string, unknown> {
  const file = z.strictObject({
    format: z.literal(PROGRAMME_FORMAT).meta({ title: '格式' }),
    schema: z.literal(PROGRAMME_SCHEMA).meta({ title: '格式版本' }),
    ...programmeParts,
  });
  return { ...z.toJSONSchema(file), title: '年度文件 programme-<year>.json' };
}
