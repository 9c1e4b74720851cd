import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { MetricsStore } from './metrics.store.js';
import { QueueCountsService } from '../queues/queue-counts.service.js';

/** What Prometheus asks for: counts and times of the service, never of a person. */
@Injectable()
export class MetricsService implements OnModuleDestroy {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'fairmark_http_request_duration_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  private readonly open = new Gauge({ name: 'fairmark_http_requests_open', help: 'Requests being answered', registers: [this.registry] });
  private readonly failures = new Counter({
    name: 'fairmark_metrics_failures_total',
    help: 'Times a figure could not be had',
    registers: [this.registry],
  });

  constructor(
    private readonly store: MetricsStore,
    private readonly queues: QueueCountsService,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('fairmark_queue_jobs', 'Jobs in the queues', ['queue', 'state'], async (gauge) => {
      for (const { queue, ...states } of await this.queues.counts())
        for (const [state, count] of Object.entries(states)) gauge.set({ queue, state }, count);
    });
    this.gauge('fairmark_database_connections', 'Connections of this process', ['state'], async (gauge) => {
      for (const [state, count] of Object.entries(this.store.connections())) gauge.set({ state }, count);
    });
    this.gauge('fairmark_database_up', 'Whether the database answers', [], async (gauge) =>
      gauge.set((await this.store.answers()) ? 1 : 0),
    );
    this.gauge('fairmark_agent_months_waiting', 'Agent-months marked to be summed again', [], async (gauge) =>
      gauge.set(await this.store.waitingMonths()),
    );
    this.gauge('fairmark_outbox_waiting', 'Nudges not yet passed on', [], async (gauge) => gauge.set(await this.store.waitingNudges()));
    this.gauge('fairmark_scorecard_runs', 'Runs of scorecards, by the state of their month', ['state'], async (gauge) => {
      for (const { state, runs } of await this.store.runs()) gauge.set({ state }, runs);
    });
    this.gauge('fairmark_jobs', 'Long work asked for by people in the last day', ['kind', 'state'], async (gauge) => {
      for (const { kind, state, count } of await this.store.jobs()) gauge.set({ kind, state }, count);
    });
  }

  /** Times every request by the pattern of its route, so that ids never become labels. */
  middleware(): RequestHandler {
    return (request: Request, response: Response, next: NextFunction): void => {
      const stop = this.requests.startTimer({ method: request.method });
      this.open.inc();
      response.once('close', () => {
        this.open.dec();
        const route = (request.route as { path?: unknown } | undefined)?.path;
        stop({ route: typeof route === 'string' ? route : 'none', status: String(response.statusCode) });
      });
      next();
    };
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  onModuleDestroy(): void {
    this.registry.clear();
  }

  /** A figure that is asked for when somebody looks; one that cannot be had is left out, and the others are shown. */
  private gauge<Label extends string>(name: string, help: string, labelNames: Label[], read: (gauge: Gauge<Label>) => Promise<void>): void {
    const { failures } = this;
    const gauge: Gauge<Label> = new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      collect: async () => {
        gauge.reset();
        await read(gauge).catch(() => failures.inc());
      },
    });
  }
}
