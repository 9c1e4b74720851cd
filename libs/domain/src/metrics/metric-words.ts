import { METRIC_WORDS } from '@contracts/import-columns.js';

export interface KnownMetric {
  code: string;
  nameZh: string;
  nameEn: string;
}

/** A header as it is compared: NFKC, white space and a unit in brackets aside, letters small. */
function comparable(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();
}

const withoutUnit = (text: string): string =>
  text.normalize('NFKC').replace(/\s*[([（【](?:秒|s|sec|seconds|天|days?|次|通|个|单|件|条|%|分)[)\]）】]\s*$/iu, '');

/** Finds metrics of the catalogue by what stands over a column: code, Chinese or English name, or another word for it. */
export class MetricWords {
  private readonly codes = new Map<string, string>();

  constructor(metrics: readonly KnownMetric[]) {
    for (const { code } of metrics) for (const word of METRIC_WORDS[code] ?? []) this.codes.set(comparable(word), code);
    for (const { code, nameZh, nameEn } of metrics) for (const word of [nameEn, nameZh]) this.codes.set(comparable(word), code);
    for (const { code } of metrics) this.codes.set(comparable(code), code);
  }

  codeOf(header: string): string | null {
    return this.codes.get(comparable(header)) ?? this.codes.get(comparable(withoutUnit(header))) ?? null;
  }
}
