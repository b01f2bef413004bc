/** Lets at most `width` calls per key go at a time: a workflow run takes ten updates in flight and no more. */
export class Gate {
  private readonly lanes = new Map<string, { active: number; waiting: (() => void)[] }>();

  constructor(private readonly width: number) {}

  async run<T>(key: string, call: () => Promise<T>): Promise<T> {
    const lane = this.lanes.get(key) ?? { active: 0, waiting: [] };
    this.lanes.set(key, lane);
    if (lane.active < this.width) lane.active += 1;
    else await new Promise<void>((enter) => lane.waiting.push(enter)); // takes over the place of the one that left
    try {
      return await call();
    } finally {
      const next = lane.waiting.shift();
      if (next) next();
      else if (--lane.active === 0) this.lanes.delete(key);
    }
  }
}
