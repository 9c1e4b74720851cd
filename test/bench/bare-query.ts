import { atMost, type Measure } from './harness.js';

/** What the shortest question to the database takes: the ground that all other figures stand on. */
export const bareQuery: Measure = {
  name: 'bare-query',
  about: 'one empty question to the embedded PostgreSQL',
  sizes: { queries: { about: 'questions in one run', full: 2000, quick: 200 } },
  async run(bench) {
    const { dataSource } = await bench.database();
    const queries = bench.size('queries');
    const { asked } = await bench.compare({
      asked: async () => {
        for (let count = 0; count < queries; count += 1) await dataSource.query('select 1');
      },
    });
    const each = (seconds: number) => (seconds / queries) * 1000;
    return [atMost('bare-query', each(asked.wall), 'ms', 2, asked.cpu === null ? null : asked.cpu / queries)];
  },
};
