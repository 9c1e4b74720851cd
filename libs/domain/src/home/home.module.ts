import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { HomeService } from './home.service.js';
import { HomeStore } from './home.store.js';

@Module({
  imports: [AccountsModule, EvaluationsModule, ScorecardsModule, SettingsModule],
  providers: [HomeStore, HomeService],
  exports: [HomeService],
})
export class HomeModule {}
