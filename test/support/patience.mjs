// End-to-end tests start whole products; the usual five seconds are for code in one process.
import.meta.jest.setTimeout(60_000);
