import { Module } from '@nestjs/common';
import { SearchModule as SearchDomainModule } from '@domain/search/search.module.js';
import { SearchController } from './search.controller.js';

@Module({ imports: [SearchDomainModule], controllers: [SearchController] })
export class SearchModule {}
