import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { Environment } from '../config/environment.js';

export type { Logger } from 'pino';

/** A logger that writes one JSON document a line to stdout. */
export function createLogger(environment: Pick<Environment, 'logLevel'>, name: string): Logger {
  return pino({ name, level: environment.logLevel, redact: ['*.password', '*.connectionString', '*.payload'] });
}

/** Nest's own words, through the same logger; what it says at every start is of interest only when looking for something. */
export function nestLogger(logger: Logger): LoggerService {
  const say =
    (level: 'debug' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...rest: unknown[]) =>
      message instanceof Error ? logger[level](message) : logger[level]({ context: rest.at(-1) }, String(message));
  return { log: say('debug'), debug: say('debug'), verbose: say('debug'), warn: say('warn'), error: say('error'), fatal: say('fatal') };
}
