import { divideHalfUp } from './round.js';
import type { ComponentMap } from './scheme-definition.js';

const FULL = 10000;

interface MapStep {
  from: number;
  scoreBp: number;
}

/**
 * A metric on the card's scale of 0–100.00, in basis points, half-up; null stays null.
 * @param metric an integer in the metric's own unit, the same as the map's figures
 */
export function mapComponent(map: ComponentMap, metric: number | null): number | null {
  if (metric === null) return null;
  switch (map.kind) {
    case 'identity':
      return clampFull(metric);
    case 'linear':
      return metric >= map.target ? FULL : riseBetween(map.floor, map.target, metric);
    case 'linear_down':
      return metric <= map.target ? FULL : riseBetween(-map.ceiling, -map.target, -metric);
    case 'steps':
      return clampFull(reachedStep(map.steps, metric)?.scoreBp ?? 0);
  }
}

function reachedStep(steps: readonly MapStep[], metric: number): MapStep | undefined {
  return steps.filter((step) => step.from <= metric).sort((a, b) => b.from - a.from)[0];
}

function riseBetween(floor: number, target: number, metric: number): number {
  if (metric <= floor || target <= floor) return 0;
  return divideHalfUp(BigInt(metric - floor) * BigInt(FULL), target - floor);
}

function clampFull(scoreBp: number): number {
  return Math.min(Math.max(scoreBp, 0), FULL);
}
