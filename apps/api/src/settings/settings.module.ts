import { Module } from '@nestjs/common';
import { SettingsModule as SettingServicesModule } from '@domain/settings/settings.module.js';
import { SettingsController } from './settings.controller.js';

@Module({ imports: [SettingServicesModule], controllers: [SettingsController] })
export class SettingsModule {}
