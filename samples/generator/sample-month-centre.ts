import { generateCentre, type SampleCentre } from './generate-centre.js';

/** The seed of the centre behind the fixed month in `samples/`. */
export const SAMPLE_SEED = 'gongping';

/** The month whose files lie in `samples/month`. */
export const SAMPLE_PERIOD = '2026-10';

/** The centre behind the files in `samples/`: 60 agents, 6 teams, 13 months up to the fixed month. */
export function sampleMonthCentre(): SampleCentre {
  return generateCentre({ seed: SAMPLE_SEED, lastMonth: SAMPLE_PERIOD });
}
