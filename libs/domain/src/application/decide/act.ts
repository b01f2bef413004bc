import type { Actor, PersonCommand, PersonCommandType } from '../commands';
import type { Transition } from '../transition';

/** One kind of act: what it needs from the person, when it is open, what it brings about. */
export interface Act<T> {
  /** Fields of the request that the act cannot do without; texts included. */
  needs: readonly string[];
  /** Throws DomainError while the act is not open, whatever its details. */
  allowed?(
    transition: Transition,
    command: Pick<PersonCommand, 'type'> & { actor: Actor } & Partial<T>,
  ): void;
  /** Brings the events about. Throws DomainError when the details are wrong. */
  perform(transition: Transition, command: T & { actor: Actor }): void;
}

export type ActOf<T extends PersonCommandType> = Act<Extract<PersonCommand, { type: T }>>;
