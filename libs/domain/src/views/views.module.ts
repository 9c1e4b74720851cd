import { Module } from '@nestjs/common';
import { ViewService } from './view.service.js';
import { ViewStore } from './view.store.js';

@Module({ providers: [ViewStore, ViewService], exports: [ViewService] })
export class ViewsModule {}
