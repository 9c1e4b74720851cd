import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { SearchService } from './search.service.js';
import { SearchStore } from './search.store.js';

@Module({ imports: [AccountsModule, SettingsModule], providers: [SearchStore, SearchService], exports: [SearchService] })
export class SearchModule {}
