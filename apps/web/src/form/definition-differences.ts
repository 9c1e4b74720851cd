export interface Leaf {
  path: string;
  theirs: string;
  mine: string;
}

/** The single values in which two definitions differ, by their path. */
export function definitionDifferences(theirs: unknown, mine: unknown): Leaf[] {
  const [left, right] = [leavesOf(theirs), leavesOf(mine)];
  const paths = [...new Set([...left.keys(), ...right.keys()])];
  return paths
    .map((path) => ({ path, theirs: left.get(path) ?? '—', mine: right.get(path) ?? '—' }))
    .filter((leaf) => leaf.theirs !== leaf.mine);
}

function leavesOf(value: unknown, path: readonly string[] = [], found = new Map<string, string>()): Map<string, string> {
  if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value))
      leavesOf(inner, [...path, Array.isArray(value) ? String(Number(key) + 1) : key], found);
  } else found.set(path.join(' '), String(value));
  return found;
}
