import { matchControls } from './match-controls.js';
import { meanChange, pairedDifference, type Pair, type PairedDifference } from './paired-difference.js';

export interface TrainingEffect {
  /** Change of the trained: partly regression to the mean when they were chosen for low scores. */
  trained: PairedDifference;
  /** Change of the untrained who were matched, over the same time. */
  untrained: PairedDifference;
  /** Difference of the differences: what training itself did. */
  effect: PairedDifference;
  /** Trained persons without a match within the caliper; they are not in `untrained` and `effect`. */
  unmatched: number;
}

/**
 * The effect of training against untrained persons with about the same score before, so that regression to the mean is not sold
 * as training: the mean over matched persons of (change of the trained − change of the untrained), with a paired t interval.
 * Source: difference in differences on matched pairs, Heckman, Ichimura & Todd 1997.
 * @param caliper largest difference of scores before within a match, in their unit
 * @returns reasons as `pairedDifference`
 */
export function trainingEffect(trained: readonly Pair[], untrained: readonly Pair[], caliper: number): TrainingEffect {
  const before = (pairs: readonly Pair[]): number[] => pairs.map((pair) => pair.before);
  const matches = matchControls(before(trained), before(untrained), caliper).flatMap(({ treated, control }) => {
    const [subject, other] = [trained[treated], untrained[control]];
    return subject === undefined || other === undefined ? [] : [{ subject, other }];
  });
  const change = ({ before, after }: Pair): number => after - before;
  return {
    trained: pairedDifference(trained),
    untrained: pairedDifference(matches.map(({ other }) => other)),
    effect: meanChange(matches.map(({ subject, other }) => change(subject) - change(other))),
    unmatched: trained.length - matches.length,
  };
}
