// Which room may call which. A domain feature calls another only along DOMAIN_EDGES.
const DOMAIN_EDGES = {
  organization: ['audit', 'scorecards', 'settings'],
  settings: ['audit'],
  accounts: ['organization', 'settings', 'audit'],
  calls: ['organization', 'scorecards', 'audit', 'settings'],
  recordings: ['calls', 'audit', 'settings'],
  forms: ['audit'],
  evaluations: ['organization', 'forms', 'calls', 'scorecards', 'audit', 'settings'],
  exams: ['organization', 'scorecards', 'audit', 'settings'],
  cases: ['organization', 'scorecards', 'calls', 'audit', 'settings'],
  metrics: ['organization', 'scorecards', 'audit', 'settings'],
  imports: ['organization', 'calls', 'forms', 'evaluations', 'exams', 'cases', 'metrics', 'scorecards', 'settings', 'audit'],
  scorecards: ['settings', 'audit'],
  reporting: ['imports', 'scorecards', 'organization', 'evaluations', 'forms', 'exams', 'cases', 'metrics', 'settings', 'audit'],
  maintenance: ['scorecards', 'settings', 'evaluations', 'imports', 'recordings', 'reporting', 'accounts', 'notifications', 'audit'],
  jobs: ['reporting'],
  statistics: ['imports'],
  trends: ['scorecards', 'settings'],
  notifications: ['accounts'],
  start: ['maintenance', 'accounts', 'scorecards', 'settings'],
  search: ['accounts', 'settings'],
  home: ['accounts', 'evaluations', 'scorecards', 'settings'],
  views: [],
  audit: [],
};

const domainRules = Object.entries(DOMAIN_EDGES).map(([feature, allowed]) => ({
  name: `domain-${feature}-edges`,
  comment: `libs/domain/src/${feature} may use only: ${allowed.join(', ') || 'no other feature'}`,
  severity: 'error',
  from: { path: `^libs/domain/src/${feature}/`, pathNot: '\\.(spec|e2e-spec)\\.ts$' },
  to: { path: '^libs/domain/src/([^/]+)/', pathNot: [feature, ...allowed].map((name) => `^libs/domain/src/${name}/`) },
}));

const edge = (name, from, forbidden) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.(spec|e2e-spec)\\.ts$|/testing/' },
  to: { path: forbidden },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.spec\\.ts$', '^test/', '^reports/.*/report\\.ts$'] },
      to: {},
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-undeclared-package', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
    {
      name: 'no-dev-package-in-product',
      severity: 'error',
      // What the web application uses is bundled into it.
      from: { path: '^(apps/(?!web/)|libs|reports)/', pathNot: '\\.spec\\.ts$|/testing/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    edge('contracts-imports-zod-only', '^libs/contracts/', '^(apps|reports|samples|test|libs/(?!contracts/))|node_modules/(?!zod/)'),
    edge('scoring-imports-nothing-of-ours', '^libs/scoring/', '^(apps|reports|samples|test|libs/(?!scoring/))'),
    edge('platform-below-domain', '^libs/platform/', '^(apps|reports|samples|test|libs/(domain|database|scoring)/)'),
    edge('domain-edges', '^libs/domain/', '^(apps|reports|samples|test|libs/database/)'),
    edge('database-holds-migrations-only', '^libs/database/', '^(apps|reports|samples|test|libs/(domain|scoring)/)'),
    edge('reports-edges', '^reports/', '^(apps|samples|test|libs/(domain|database)/)'),
    edge('samples-edges', '^samples/', '^(apps|reports|test|libs/(domain|database)/)'),
    edge('web-imports-contracts-and-scoring-only', '^apps/web/', '^(reports|samples|test|libs/(?!contracts/|scoring/))'),
    edge('apps-do-not-import-tests', '^apps/', '^test/'),
    { name: 'apps-stay-apart', severity: 'error', from: { path: '^apps/([^/]+)/' }, to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' } },
    ...domainRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
