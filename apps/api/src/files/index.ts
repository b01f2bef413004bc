import type { Env } from '@app/config';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Feature } from '../common/feature';
import { ENV, LOG } from '../common/parts';
import { FilesController } from './files.controller';
import { FilesService } from './files.service';
import { KeptFiles } from './kept-files';
import { Scanner } from './scan/scanner';
import { ScanSweep } from './scan/scan-sweep';
import { FileStore } from './store';

export { contentDisposition } from './file-name';
export { evidenceViewOf, fileViewOf } from './file-view';
export { KeptFiles, type OpenedFile } from './kept-files';
export { ScanSweep } from './scan/scan-sweep';
export { Scanner } from './scan/scanner';
export { sendFile } from './send-file';
export { FileStore } from './store';

export const filesFeature: Feature = {
  controllers: [FilesController],
  providers: [
    { provide: FileStore, inject: [ENV], useFactory: ({ FILES_DIR }: Env) => new FileStore(FILES_DIR) },
    { provide: Scanner, inject: [ENV], useFactory: ({ CLAMD_ADDRESS }: Env) => new Scanner(CLAMD_ADDRESS) },
    {
      provide: ScanSweep,
      inject: [Pool, FileStore, Scanner, LOG],
      useFactory: (pool: Pool, store: FileStore, scanner: Scanner, log: Logger) =>
        new ScanSweep({ pool, store, scanner, log }),
    },
    KeptFiles,
    FilesService,
  ],
};
