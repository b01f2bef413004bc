import { openApi, type VirusScanView } from '@app/contracts';
import { Controller, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Serve } from '../common/http/serve';
import { docsPage } from './docs';
import { CurrentUser, type User } from '../auth';
import { Health, type Readiness } from './health';
import { VirusScanService } from './virus-scan.service';
import { Metrics } from '../common/metrics';

const VERSION = '1.0.0';

@Controller()
export class OperationsController {
  private document?: Record<string, unknown>; // made when somebody asks: it costs the start 100 ms
  private readonly page = docsPage();

  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
    private readonly scan: VirusScanService,
  ) {}

  @Serve('getLive')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Serve('getReady')
  ready(): Promise<Readiness> {
    return this.health.ready();
  }

  @Serve('getVirusScan')
  virusScan(@CurrentUser() user: User): Promise<VirusScanView> {
    return this.scan.view(user);
  }

  @Serve('getMetrics')
  async text(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }

  @Serve('getOpenApi')
  openApi(): Record<string, unknown> {
    return (this.document ??= openApi(VERSION));
  }

  @Serve('getDocs')
  @Header('content-type', 'text/html; charset=utf-8')
  docs(): string {
    return this.page;
  }
}
