import { schemeExample, type SchemeJson } from '@contracts/schemes.js';
import { lineDifferences } from '../form/line-differences.js';
import { definitionLines } from './definition-lines.js';

const say = (key: string, params: object = {}) => [key, ...Object.values(params)].join(' ');

/** One with something in every field. */
const FULL: SchemeJson = {
  ...schemeExample,
  components: [
    { code: 'qa', weight: 0.4, map: { kind: 'identity' } },
    { code: 'exam', weight: 0.2, map: { kind: 'linear', floor: 60, target: 100 } },
    { code: 'workload', weight: 0.2, map: { kind: 'linear_down', target: 5, ceiling: 20 } },
    { code: 'attendance', weight: 0.2, map: { kind: 'steps', steps: [{ from: 90, score: 60 }] } },
  ],
  grades: { ...schemeExample.grades, shares: schemeExample.grades.bands.map(({ grade }) => ({ grade, share: 0.25 })) },
};

type Path = readonly string[];
/** A grade's share goes by its place; kinds of conversion have fields of their own, which are there. */
const SAID_ELSEWHERE = /^grades shares \d+ grade$|^components \d+ map kind$/;

function leaves(value: unknown, path: Path = []): Path[] {
  return value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
    : [path];
}

function changed(value: unknown, [key, ...rest]: Path): unknown {
  if (key !== undefined) {
    const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
    return Object.assign(copy as object, { [key]: changed((value as Record<string, unknown>)[key], rest) });
  }
  if (typeof value === 'number') return value + 0.01;
  return typeof value === 'boolean' ? !value : `${String(value)}x`;
}

describe('a definition in words', () => {
  it('tells every field of it, so that no difference is hidden', () => {
    const paths = leaves(FULL).filter((path) => !SAID_ELSEWHERE.test(path.join(' ')));
    expect(paths.length).toBeGreaterThan(50);
    const hidden = paths.filter((path) => {
      const other = changed(FULL, path) as SchemeJson;
      return lineDifferences(definitionLines(FULL, say), definitionLines(other, say)).length === 0;
    });
    expect(hidden).toEqual([]);
  });

  it('has a label for each line, so that none is taken for another', () => {
    const labels = definitionLines(FULL, say).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});
