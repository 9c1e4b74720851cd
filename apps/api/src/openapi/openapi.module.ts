import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { OpenapiController } from './openapi.controller.js';
import { OpenapiService } from './openapi.service.js';

@Module({ imports: [HttpModule], controllers: [OpenapiController], providers: [OpenapiService] })
export class OpenapiModule {}
