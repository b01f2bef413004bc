import { programmeJsonSchema } from '@app/rules';

/** docs/programme.schema.json, made from the shapes of libs/rules. */
export function schemaFile(): string {
  return `${JSON.stringify(programmeJsonSchema(), null, 2)}\n`;
}
