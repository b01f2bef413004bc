import type { Actor, PersonCommand, PersonCommandType } from '../commands';
import type { Transition } from '../transition';

/** One kind of act: the fields that it needs, when it is open, and the events that it leads to. */
export interface Act<T> {
  /** The required fields of the request, texts included. */
  needs: readonly string[];
  /** Throws DomainError if the act is not open, whatever its fields. */
  allowed?(
    transition: Transition,
    command: Pick<PersonCommand, 'type'> & { actor: Actor } & Partial<T>,
  ): void;
  /** Produces the events. Throws DomainError if the fields are wrong. */
  perform(transition: Transition, command: T & { actor: Actor }): void;
}

export type ActOf<T extends PersonCommandType> = Act<Extract<PersonCommand, { type: T }>>;
