import { findSuspects, type LifeRef } from '@app/database';
import { Engine } from '@app/engine';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Technical } from './causes';

const MOST_ASKED = 20;
const FRESH_MS = 10_000;

/** Technical faults, at most ten seconds old. It asks the engine only about cases that should have moved but have not. */
@Injectable()
export class Diagnosis {
  private known?: { until: number; technical: Promise<Technical> };

  constructor(
    private readonly pool: Pool,
    private readonly engine: Engine,
  ) {}

  /** Does not throw if the engine is away: the answer then says so. */
  current(): Promise<Technical> {
    if (this.known && this.known.until > Date.now()) return this.known.technical;
    const technical = this.ask();
    this.known = { until: Date.now() + FRESH_MS, technical: technical };
    technical.catch(() => (this.known = undefined));
    return technical;
  }

  private async ask(): Promise<Technical> {
    const suspects = await findSuspects(this.pool, MOST_ASKED);
    const broken: Technical['broken'] = new Map();
    if (suspects.length === 0) return { asked: false, reachable: true, broken };
    try {
      const pollers = await this.engine.pollers();
      for (const suspect of suspects) {
        if (pollers === 0) {
          broken.set(keyOf(suspect), {
            cause: 'noWorker',
            detail: '没有工作进程在运行，时限和办理都不会推进；请管理员启动工作进程（worker）。',
          });
          continue;
        }
        const trouble = await this.engine.trouble(suspect);
        if (trouble) {
          broken.set(keyOf(suspect), {
            cause: 'taskFailing',
            detail: `${trouble}；请管理员查看工作进程的日志和数据库连接，排除后会自动继续。`,
          });
        }
      }
      return { asked: true, reachable: true, broken };
    } catch {
      for (const suspect of suspects) {
        broken.set(keyOf(suspect), {
          cause: 'taskFailing',
          detail: '流程引擎没有应答；请管理员检查流程引擎（Temporal）是否在运行。',
        });
      }
      return { asked: true, reachable: false, broken };
    }
  }
}

function keyOf({ kind, id }: LifeRef): string {
  return `${kind}:${id}`;
}
