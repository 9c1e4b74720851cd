import { Module } from '@nestjs/common';
import { ENVIRONMENT } from '../config/config.module.js';
import type { Environment } from '../config/environment.js';
import { FieldCipher } from './field-cipher.js';
import { loadFieldKey } from './field-key.js';

/** Gives the cipher of this centre. Needs ConfigModule. */
@Module({
  providers: [
    {
      provide: FieldCipher,
      inject: [ENVIRONMENT],
      useFactory: async (environment: Environment) => new FieldCipher(await loadFieldKey(environment)),
    },
  ],
  exports: [FieldCipher],
})
export class CryptoModule {}
