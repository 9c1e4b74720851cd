import { jest } from '@jest/globals';

// End-to-end tests start whole products; the usual five seconds are for code in one process.
jest.setTimeout(60_000);
