import type { Env } from '@app/config';
import type { Feature } from '../common/feature';
import { ENV } from '../common/parts';
import { FilesController } from './files.controller';
import { FilesService } from './files.service';
import { FileStore } from './store';

export { contentDisposition } from './file-name';
export { evidenceViewOf, fileViewOf } from './file-view';
export { receiveUpload } from './receive-upload';
export { keepUpload, receiveAgain } from './same-upload';
export { sendFile } from './send-file';
export { FileStore } from './store';

export const filesFeature: Feature = {
  controllers: [FilesController],
  providers: [
    { provide: FileStore, inject: [ENV], useFactory: ({ FILES_DIR }: Env) => new FileStore(FILES_DIR) },
    FilesService,
  ],
};
