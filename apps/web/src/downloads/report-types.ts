import type { z } from 'zod';
import type { listReports, requestExport } from '@contracts/reports.js';

export type ReportItem = z.output<(typeof listReports)['response']>['items'][number];
export type ReportWish = z.input<(typeof requestExport)['body']>;
