import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../apps/stack/src/root';
import { procedurePage } from './procedure-page';

/** npm run diagram: writes docs/procedure.md. */
writeFileSync(join(ROOT, 'docs/procedure.md'), procedurePage());
