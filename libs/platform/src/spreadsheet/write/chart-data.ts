import type { ChartSeries, ColumnKind } from './workbook-model.js';

/** The cells behind one chart, with the values that a viewer shows before it has calculated anything. */
export interface ChartData {
  categories: ChartCategories;
  series: PlottedSeries[];
}

/** Texts, or dates as serial numbers with their number format. */
export type ChartCategories = { reference: string } & ({ texts: string[] } | { serials: (number | null)[]; format: string });

export interface PlottedSeries {
  spec: ChartSeries;
  kind: ColumnKind;
  /** Absolute reference of the header cell, or null when the chart names the series itself. */
  nameReference: string | null;
  name: string;
  reference: string;
  /** null: missing, a gap in the line. */
  values: (number | null)[];
  format: string;
}
