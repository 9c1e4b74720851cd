import { Module } from '@nestjs/common';
import { AccountAdminModule } from '../accounts/account-admin.module.js';
import { SampleModule } from '../maintenance/sample/sample.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { StartService } from './start.service.js';
import { StartStore } from './start.store.js';

@Module({
  imports: [AccountAdminModule, SampleModule, ScorecardsModule, SettingsModule],
  providers: [StartStore, StartService],
  exports: [StartService],
})
export class StartModule {}
