/** Lets at most `width` calls per key go at a time: a workflow run takes ten updates in flight and no more. */
export class PerKeyLimit {
  private readonly queues = new Map<string, { active: number; waiting: (() => void)[] }>();

  constructor(private readonly width: number) {}

  async run<T>(key: string, call: () => Promise<T>): Promise<T> {
    const queue = this.queues.get(key) ?? { active: 0, waiting: [] };
    this.queues.set(key, queue);
    if (queue.active < this.width) queue.active += 1;
    else await new Promise<void>((enter) => queue.waiting.push(enter)); // takes over the place of the one that left
    try {
      return await call();
    } finally {
      const next = queue.waiting.shift();
      if (next) next();
      else if (--queue.active === 0) this.queues.delete(key);
    }
  }
}
