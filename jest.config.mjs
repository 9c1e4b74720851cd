const alias = {
  '^@contracts/(.*)\\.js$': '<rootDir>/libs/contracts/src/$1',
  '^@scoring/(.*)\\.js$': '<rootDir>/libs/scoring/src/$1',
  '^@domain/(.*)\\.js$': '<rootDir>/libs/domain/src/$1',
  '^@platform/(.*)\\.js$': '<rootDir>/libs/platform/src/$1',
  '^@database/(.*)\\.js$': '<rootDir>/libs/database/src/$1',
  '^@reports/(.*)\\.js$': '<rootDir>/reports/$1',
  '^@samples/(.*)\\.js$': '<rootDir>/samples/generator/$1',
  '^(\\.{1,2}/.*)\\.js$': '$1',
};
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  swcrc: false,
};
const base = {
  rootDir: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: alias,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.fairmark/'],
  testEnvironment: 'node',
};

// unit: pure, no server. integration: one embedded PostgreSQL for the run, one database cloned a worker. e2e: the built product from outside.
// browser: its pages, in a Chromium.
export default {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,reports,samples,test/support}/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.integration\\.spec\\.ts$', '/node_modules/'],
    },
    {
      ...base,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs,reports,test}/**/*.integration.spec.ts'],
      globalSetup: '<rootDir>/test/support/database-setup.mjs',
      globalTeardown: '<rootDir>/test/support/database-teardown.mjs',
      setupFilesAfterEnv: ['<rootDir>/test/support/patience.mjs'],
    },
    {
      ...base,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/{e2e,faults}/**/*.e2e-spec.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/support/patience.mjs'],
    },
    {
      ...base,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/browser/support/sample-home.mjs',
      globalTeardown: '<rootDir>/test/browser/support/sample-home-teardown.mjs',
      setupFilesAfterEnv: ['<rootDir>/test/support/patience.mjs'],
    },
  ],
};
