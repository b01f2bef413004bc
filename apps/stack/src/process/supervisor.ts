import type { Child, Exit } from './child';

/** A service that the stack needs has ended. */
export class ServiceDied extends Error {}

export interface Service {
  name: string;
  child: Child;
  stop: () => Promise<unknown>;
  /** Starts it again; without it, the end of the service is the end of the stack. */
  again?: () => Promise<Child>;
}

const PAUSES_MS = [500, 1000, 2000, 4000, 8000];
const FORGIVEN_AFTER_MS = 120_000;

/** Watches services: restarts some, reports the death of others, and stops them in order. */
export class Supervisor {
  private readonly services: Service[] = [];
  private closing?: Promise<void>;
  private reportDeath!: (death: ServiceDied) => void;

  /** Resolves with the first death that ends the stack. */
  readonly died = new Promise<ServiceDied>((resolve) => (this.reportDeath = resolve));

  constructor(
    private readonly say: (line: string) => void,
    private readonly pauses = PAUSES_MS,
  ) {}

  /** Watches a service from now on. It is stopped before those that were added earlier. */
  add(service: Service): void {
    this.services.push(service);
    if (this.closing) void service.stop();
    else void this.watch(service);
  }

  /** Stops the services one by one, the last added first. */
  stopAll(): Promise<void> {
    this.closing ??= this.stopInOrder();
    return this.closing;
  }

  private async stopInOrder(): Promise<void> {
    for (const service of [...this.services].reverse()) {
      await Promise.resolve(service.stop()).catch((error: Error) =>
        this.say(`${service.name}: ${error.message}`),
      );
    }
  }

  private async watch(service: Service): Promise<void> {
    for (let deaths = 0; ;) {
      const born = Date.now();
      const exit = await service.child.exited;
      if (this.closing) return;
      deaths = Date.now() - born > FORGIVEN_AFTER_MS ? 1 : deaths + 1;
      const account = `${service.name} ended ${howEnded(exit)}`;
      const pause = this.pauses[deaths - 1];
      if (!service.again || pause === undefined) return this.give(account, service, deaths);
      this.say(`${account}; started again in ${pause / 1000} s (log: ${service.child.logFile})`);
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (this.closing) return;
      try {
        service.child = await service.again();
      } catch (error) {
        return this.give(`${account}, and ${(error as Error).message}`, service, deaths);
      }
    }
  }

  private give(account: string, { child }: Service, deaths: number): void {
    const often = deaths > 1 ? ` (${deaths} times in a row)` : '';
    this.reportDeath(new ServiceDied(`${account}${often}; the end of ${child.logFile}:\n${child.said()}`));
  }
}

function howEnded({ code, signal }: Exit): string {
  return signal ? `by ${signal}` : `with code ${code}`;
}
