import { Module, type DynamicModule } from '@nestjs/common';
import type { QueueBackend } from './configure-queue.js';

/** Injects the queue's backend: `@Inject(QUEUE_BACKEND) backend: QueueBackend`. */
export const QUEUE_BACKEND = Symbol('queue backend');

/** Gives every module of a process the one queue backend; who opened it closes it, after the application has closed. */
@Module({})
export class QueueModule {
  static forBackend(backend: QueueBackend): DynamicModule {
    return { module: QueueModule, global: true, providers: [{ provide: QUEUE_BACKEND, useValue: backend }], exports: [QUEUE_BACKEND] };
  }
}
