import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Environment } from '../config/environment.js';
import { plainError } from './plain-error.js';

export type { Logger } from 'pino';

/** What a statement carries or a database tells of rows: hashes, remarks, numbers of customers. */
const SECRETS = ['password', 'connectionString', 'payload', 'parameters', 'query', 'detail', 'driverError'].map((name) => `*.${name}`);

/** A logger that writes one JSON document a line, to stdout unless told where. Of an error only what tells the defect is written. */
export function createLogger(environment: Pick<Environment, 'logLevel'>, name: string, destination?: DestinationStream): Logger {
  const options = { name, level: environment.logLevel, redact: SECRETS, serializers: { err: plainError } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Nest's own words, through the same logger; what it says at every start is of interest only when looking for something. */
export function nestLogger(logger: Logger): LoggerService {
  const say =
    (level: 'debug' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...rest: unknown[]) =>
      message instanceof Error ? logger[level](message) : logger[level]({ context: rest.at(-1) }, String(message));
  return { log: say('debug'), debug: say('debug'), verbose: say('debug'), warn: say('warn'), error: say('error'), fatal: say('fatal') };
}
