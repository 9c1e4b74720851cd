import { Module } from '@nestjs/common';
import { SettingsModule } from '@domain/settings/settings.module.js';
import { PageService } from './page.service.js';

@Module({ imports: [SettingsModule], providers: [PageService], exports: [PageService] })
export class PageModule {}
