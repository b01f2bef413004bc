import { findProgrammeTime } from '@app/database';
import { Engine } from '@app/engine';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { setTimeout as rest } from 'node:timers/promises';
import { Scanner } from '../files';
import { refuse } from '../common/problems';

const PATIENCE_MS = 2500;

/** Which partners answer; `virusScan` where one is configured. */
export interface Readiness {
  status: string;
  postgresql: string;
  temporal: string;
  virusScan?: string;
}

/** Whether this process can serve: both of its partners answer. */
@Injectable()
export class Health {
  constructor(
    private readonly pool: Pool,
    private readonly engine: Engine,
    private readonly scanner: Scanner,
  ) {}

  /** Throws `unavailable`, saying which one does not answer. Without the virus scanner the process can serve. */
  async ready(): Promise<Readiness> {
    const [postgresql, temporal, virusScan] = await Promise.all([
      answers(findProgrammeTime(this.pool)),
      answers(this.engine.ping()),
      this.scanner.answers(),
    ]);
    if (postgresql !== 'ok' || temporal !== 'ok') throw refuse('unavailable', { postgresql, temporal });
    return {
      ...{ status: 'ok', postgresql, temporal },
      ...(virusScan !== undefined && { virusScan: virusScan ? 'ok' : 'down' }),
    };
  }
}

async function answers(question: Promise<unknown>): Promise<'ok' | 'down'> {
  const late = rest(PATIENCE_MS, 'down' as const, { ref: false });
  return Promise.race([question.then(() => 'ok' as const).catch(() => 'down' as const), late]);
}
