import type { VirusScanView } from '@app/contracts';
import { findScanOverview } from '@app/database';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { isoAt } from '../common/time';
import { Scanner } from '../files';

/** 查毒: what the office sees of it. */
@Injectable()
export class VirusScanService {
  constructor(
    private readonly pool: Pool,
    private readonly scanner: Scanner,
  ) {}

  async view(user: User): Promise<VirusScanView> {
    const { silentSince, stopped, ...counts } = await findScanOverview(this.pool, actorOf(user));
    return {
      isOn: this.scanner.isOn,
      silentSince: this.scanner.isOn && silentSince ? isoAt(silentSince) : null,
      ...counts,
      stopped: stopped.map(({ at, ...file }) => ({ ...file, at: isoAt(at) })),
    };
  }
}
