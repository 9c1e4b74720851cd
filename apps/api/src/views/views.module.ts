import { Module } from '@nestjs/common';
import { ViewsModule as ViewsDomainModule } from '@domain/views/views.module.js';
import { ViewsController } from './views.controller.js';

@Module({ imports: [ViewsDomainModule], controllers: [ViewsController] })
export class ViewsModule {}
