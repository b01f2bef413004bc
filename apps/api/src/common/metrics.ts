import { DomainError } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The metrics of the api for Prometheus: routes, types and codes, never persons. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'wufei_http_request_seconds',
    help: 'Requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly commands = new Counter({
    name: 'wufei_commands_total',
    help: 'Acts by type and outcome',
    labelNames: ['type', 'outcome'],
    registers: [this.registry],
  });

  /** Adds what Node itself measures. For the program alone: it lasts until the process ends (prom-client has no stop). */
  measureProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  request(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  /** Counts an act by its outcome. */
  async command<T>(type: string, act: () => Promise<T>): Promise<T> {
    try {
      const answer = await act();
      this.commands.inc({ type, outcome: 'done' });
      return answer;
    } catch (error) {
      this.commands.inc({ type, outcome: error instanceof DomainError ? error.code : 'error' });
      throw error;
    }
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
