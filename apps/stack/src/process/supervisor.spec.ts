import type { Child, Exit } from './child';
import { ServiceDied, Supervisor } from './supervisor';

/** A child that ends when the test says so. */
function aChild(name: string) {
  let end!: (exit: Exit) => void;
  const exited = new Promise<Exit>((resolve) => (end = resolve));
  const child = { name, logFile: `${name}.log`, exited, said: () => 'its last words' } as unknown as Child;
  return { child, end };
}

const KILLED: Exit = { code: null, signal: 'SIGKILL' };
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the supervisor', () => {
  const lines: string[] = [];
  const supervisor = (pauses: number[] = []) => new Supervisor((line) => lines.push(line), pauses);
  beforeEach(() => lines.splice(0));

  it('stops services one after the other, the last one first', async () => {
    const order: string[] = [];
    const boss = supervisor();
    for (const name of ['PostgreSQL', 'Temporal', 'the api']) {
      const stop = async () => {
        order.push(`${name} stops`);
        await soon();
        order.push(`${name} has stopped`);
      };
      boss.add({ name, child: aChild(name).child, stop });
    }
    await Promise.all([boss.stopAll(), boss.stopAll()]);
    expect(order).toEqual(
      ['the api', 'Temporal', 'PostgreSQL'].flatMap((name) => [`${name} stops`, `${name} has stopped`]),
    );
  });

  it('reports the death of one that the stack needs, by name and with its last words', async () => {
    const boss = supervisor();
    const { child, end } = aChild('PostgreSQL');
    boss.add({ name: 'PostgreSQL', child, stop: async () => undefined });
    end(KILLED);
    const death = await boss.died;
    expect(death).toBeInstanceOf(ServiceDied);
    expect(death.message).toBe('PostgreSQL ended by SIGKILL; the end of PostgreSQL.log:\nits last words');
  });

  it('restarts a service that has `again`, and gives up when it keeps dying', async () => {
    const boss = supervisor([1, 1]);
    const lives = [aChild('the api'), aChild('the api'), aChild('the api')];
    let born = 0;
    const again = async () => lives[++born]!.child;
    boss.add({ name: 'the api', child: lives[0]!.child, stop: async () => undefined, again });
    for (const life of lives) {
      life.end({ code: 7, signal: null });
      await soon();
    }
    expect(born).toBe(2);
    expect(lines).toEqual(
      Array(2).fill('the api ended with code 7; started again in 0.001 s (log: the api.log)'),
    );
    expect((await boss.died).message).toMatch(/^the api ended with code 7 \(3 times in a row\)/);
  });

  it('does not report services that end because it stops them', async () => {
    const boss = supervisor([1]);
    const { child, end } = aChild('the worker');
    const again = () => Promise.reject(new Error('started again'));
    boss.add({ name: 'the worker', child, stop: async () => end({ code: 0, signal: null }), again });
    await boss.stopAll();
    await soon();
    expect(lines).toEqual([]);
  });

  it('stops at once what is added while it stops', async () => {
    const boss = supervisor();
    await boss.stopAll();
    const stop = jest.fn(async () => undefined);
    boss.add({ name: 'Temporal', child: aChild('Temporal').child, stop });
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('stops the others when one cannot be stopped', async () => {
    const boss = supervisor();
    const stop = jest.fn(async () => undefined);
    boss.add({ name: 'PostgreSQL', child: aChild('PostgreSQL').child, stop });
    boss.add({
      name: 'Temporal',
      child: aChild('Temporal').child,
      stop: () => Promise.reject(new Error('no')),
    });
    await boss.stopAll();
    expect(stop).toHaveBeenCalledTimes(1);
    expect(lines).toEqual(['Temporal: no']);
  });
});
