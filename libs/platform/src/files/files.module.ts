import { Module } from '@nestjs/common';
import { ENVIRONMENT } from '../config/config.module.js';
import type { Environment } from '../config/environment.js';
import { CryptoModule } from '../crypto/crypto.module.js';
import { EncryptedFiles } from './encrypted-files.js';
import { FileStore } from './file-store.js';

/** Needs ConfigModule. */
@Module({
  imports: [CryptoModule],
  providers: [
    EncryptedFiles,
    { provide: FileStore, inject: [ENVIRONMENT], useFactory: (environment: Environment) => new FileStore(environment.filesFolder) },
  ],
  exports: [FileStore, EncryptedFiles],
})
export class FilesModule {}
