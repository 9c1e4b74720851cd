import { Module } from '@nestjs/common';
import { loadReports } from './load-reports.js';
import { ReportCatalogue } from './report-catalogue.js';

/** Gives the reports found in the folder `reports/`: inject `ReportCatalogue`. */
@Module({ providers: [{ provide: ReportCatalogue, useFactory: () => loadReports() }], exports: [ReportCatalogue] })
export class ReportsModule {}
