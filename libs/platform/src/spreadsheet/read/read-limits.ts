/** What a file may cost before it is refused. Sizes in bytes, times in milliseconds. */
export interface ReadLimits {
  /** Size of the file on disk. */
  fileBytes: number;
  /** Sum of the sizes of all parts of a workbook once expanded. 100 000 rows × 40 columns take about 150 MB. */
  expandedBytes: number;
  /** Expanded size of one part. */
  partBytes: number;
  /** Expanded over packed size of one part; real sheets stay under 100, a bomb of equal bytes reaches about 1 030. */
  ratio: number;
  /** Parts that expand to less than this are not held against `ratio`: they do no harm. */
  ratioFreeBytes: number;
  /** Entries in the zip directory. */
  parts: number;
  /** Time that the reader itself may use; the time its consumer takes between batches does not count. */
  milliseconds: number;
  /** Heap of the reading thread, in MB. */
  heapMegabytes: number;
  /** Longest record of a csv file, in characters; beyond it a quote was not closed. */
  csvRecordCharacters: number;
}

const MB = 1024 * 1024;

export const DEFAULT_LIMITS: ReadLimits = {
  fileBytes: 400 * MB,
  expandedBytes: 600 * MB,
  partBytes: 500 * MB,
  ratio: 250,
  ratioFreeBytes: 16 * MB,
  parts: 10_000,
  milliseconds: 180_000,
  heapMegabytes: 512,
  csvRecordCharacters: 2_000_000,
};

/** Bytes as whole megabytes for a sentence, at least 1. */
export function megabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / MB));
}
