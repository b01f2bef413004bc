import { createDataSource } from '@app/database';
import type { EntityTarget, ObjectLiteral, Repository } from 'typeorm';

/** Single rows by their entities; connected at the first use, and again after a failure. */
export class Records {
  private readonly source;
  private connecting?: Promise<unknown>;

  constructor(url: string) {
    this.source = createDataSource(url, { max: 2, applicationName: 'wufei-api-orm' });
  }

  async of<T extends ObjectLiteral>(entity: EntityTarget<T>): Promise<Repository<T>> {
    if (!this.source.isInitialized) {
      this.connecting ??= this.source.initialize().finally(() => (this.connecting = undefined));
      await this.connecting;
    }
    return this.source.getRepository(entity);
  }

  async close(): Promise<void> {
    await this.connecting?.catch(() => undefined);
    if (this.source.isInitialized) await this.source.destroy();
  }
}
