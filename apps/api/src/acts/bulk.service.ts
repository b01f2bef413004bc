import { type BulkAnswer, type BulkBody, commandBody, read } from '@app/contracts';
import { Directories } from '@app/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { User } from '../auth';
import { refusalOf } from '../common/errors.filter';
import { explain } from '../common/explain';
import { LOG } from '../common/parts';
import { InvalidContent, problemOf, refuse } from '../common/problems';
import { ApplicationActs } from './application';

type Item = BulkBody['items'][number];
type Result = BulkAnswer['items'][number];

const CONCURRENCY = 8;

/** Many acts in one request. Each is decided alone; acts on the same application keep their order. */
@Injectable()
export class BulkService {
  constructor(
    private readonly acts: ApplicationActs,
    private readonly directories: Directories,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async act(user: User, { items }: BulkBody, requestId: string): Promise<BulkAnswer> {
    const results: Result[] = [];
    const queues = [...placesByApplication(items)];
    let down = false; // once a service is away, the rest is not tried: all of it may be sent again
    const work = async () => {
      for (let queue = queues.shift(); queue; queue = queues.shift()) {
        for (const i of queue) {
          results[i] = await this.one(user, items[i]!, requestId, down);
          if (results[i].status === 503) down = true;
        }
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    const succeeded = results.filter((result) => result.status === 200).length;
    return { items: results, succeeded, failed: results.length - succeeded };
  }

  private async one(user: User, item: Item, requestId: string, down: boolean): Promise<Result> {
    const { applicationId, command } = item;
    const about = { applicationId, commandId: command.commandId };
    try {
      if (down) throw refuse('unavailable');
      const reading = read(commandBody, command);
      if (!reading.ok) throw new InvalidContent(reading.faults);
      const answer = await this.acts.act(user, applicationId.toLowerCase(), reading.value);
      return { ...about, status: 200, answer };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code === 'internal') this.log.error({ err: error, reqId: requestId }, 'unexpected');
      const problem = problemOf(await explain(refusal, this.directories), requestId);
      return { ...about, status: problem.status, problem };
    }
  }
}

/** The places of the items, gathered by application. */
function placesByApplication(items: Item[]): Iterable<number[]> {
  const queues = new Map<string, number[]>();
  items.forEach(({ applicationId }, i) => {
    const key = applicationId.toLowerCase();
    queues.set(key, [...(queues.get(key) ?? []), i]);
  });
  return queues.values();
}
