import { Module } from '@nestjs/common';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { PersonStore } from './person.store.js';
import { RosterImporter } from './roster.importer.js';
import { RosterStore } from './roster.store.js';

@Module({ imports: [ScorecardsModule], providers: [PersonStore, RosterStore, RosterImporter], exports: [PersonStore, RosterImporter] })
export class OrganizationModule {}
