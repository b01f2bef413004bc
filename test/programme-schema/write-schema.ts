import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../apps/stack/src/root';
import { schemaFile } from './schema-file';

/** npm run programme-schema: writes the JSON Schema of a programme file. */
writeFileSync(join(ROOT, 'docs/programme.schema.json'), schemaFile());
