import type { SimulatedPerson } from '../../contract/simulator.ts';
import { guest, readyMadePeople } from './people.ts';

const MAX_GUESTS = 40;

/** Who lives outside: the ready-made people, and a bounded number of guests that appear as the hub writes to them. */
export class PeopleRegister {
  #guests: SimulatedPerson[] = [];

  all(): SimulatedPerson[] {
    return [...readyMadePeople, ...this.#guests];
  }

  byId(id: string): SimulatedPerson | undefined {
    return this.all().find((person) => person.id === id);
  }

  /** The owner of a mail address, made when there is none. */
  byMail(address: string, name: string): SimulatedPerson {
    const mail = address.toLowerCase();
    const known = this.all().find((person) => person.mail === mail);
    if (known) return known;
    const made = guest(mail, name);
    this.#guests.push(made);
    if (this.#guests.length > MAX_GUESTS) this.#guests.shift();
    return made;
  }

  clear(): void {
    this.#guests = [];
  }
}
