import { findProgrammeTime } from '@app/database';
import { Engine } from '@app/engine';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { setTimeout as rest } from 'node:timers/promises';
import { refuse } from '../common/problems';

const PATIENCE_MS = 2500;

/** Whether this process can serve: both of its partners answer. */
@Injectable()
export class Health {
  constructor(
    private readonly pool: Pool,
    private readonly engine: Engine,
  ) {}

  /** Throws `unavailable`, saying which one does not answer. */
  async ready(): Promise<{ status: string; postgresql: string; temporal: string }> {
    const [postgresql, temporal] = await Promise.all([
      answers(findProgrammeTime(this.pool)),
      answers(this.engine.ping()),
    ]);
    if (postgresql !== 'ok' || temporal !== 'ok') throw refuse('unavailable', { postgresql, temporal });
    return { status: 'ok', postgresql, temporal };
  }
}

async function answers(question: Promise<unknown>): Promise<'ok' | 'down'> {
  const late = rest(PATIENCE_MS, 'down' as const, { ref: false });
  return Promise.race([question.then(() => 'ok' as const).catch(() => 'down' as const), late]);
}
