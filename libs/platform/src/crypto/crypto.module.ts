import { Module } from '@nestjs/common';
import { ENVIRONMENT } from '../config/config.module.js';
import type { Environment } from '../config/environment.js';
import { FieldCipher } from './field-cipher.js';
import { FieldKeyGuard } from './field-key-guard.js';
import { openFieldKeys } from './field-key.js';

/** Gives the cipher of this centre, and keeps a process with a wrong key from starting. Needs ConfigModule and DatabaseModule. */
@Module({
  providers: [
    {
      provide: FieldCipher,
      inject: [ENVIRONMENT],
      useFactory: async (environment: Environment) => new FieldCipher(await openFieldKeys(environment)),
    },
    FieldKeyGuard,
  ],
  exports: [FieldCipher, FieldKeyGuard],
})
export class CryptoModule {}
