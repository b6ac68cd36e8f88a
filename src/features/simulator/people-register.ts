import { randomInt } from 'node:crypto';
import type { SimulatedPerson } from '../../contract/simulator.ts';
import { HubError } from '../../lib/errors.ts';
import { normalisePhone } from '../../lib/phone.ts';
import { guest, inventName, newcomer, readyMadePeople } from './people.ts';

const MAX_GUESTS = 40;
const MAX_NEWCOMERS = 60;

/** Somebody as platforms know them. */
export type Resident = {
  readonly person: SimulatedPerson;
  /** From 1 for the ready-made; six digits for those added. Platforms' ids are made of it, the same after each start. */
  readonly number: number;
  /** E.164. */
  readonly phone: string;
};

/** Who lives outside: the ready-made people, those added, and guests that appear as the hub writes to them. */
export class PeopleRegister {
  #guests: SimulatedPerson[] = [];
  #newcomers: Resident[] = [];
  readonly #readyMade = readyMadePeople.flatMap((person, index) => residentOf(person, index + 1));

  all(): SimulatedPerson[] {
    return [...this.residents().map((one) => one.person), ...this.#guests];
  }

  /** Those with a telephone, and so with an account on every platform. */
  residents(): readonly Resident[] {
    return [...this.#readyMade, ...this.#newcomers];
  }

  byId(id: string): SimulatedPerson | undefined {
    return this.all().find((person) => person.id === id);
  }

  /** Adds somebody. Throws when the number is none, or another one's. */
  add(input: { readonly name: string; readonly phone?: string | undefined }): Resident {
    const typed = input.phone === undefined || input.phone === '' ? this.#freePhone() : input.phone;
    const phone = normalisePhone(typed);
    if (phone === null)
      throw new HubError('invalid', 'phone', {
        vi: 'Số điện thoại chưa đúng. Ví dụ: 0912 345 678.',
        en: 'That is no telephone number. For example: 0912 345 678.',
      });
    if (this.residents().some((one) => one.phone === phone))
      throw new HubError('conflict', 'phone_taken', {
        vi: 'Số điện thoại này đã thuộc một người khác ở đây.',
        en: 'This telephone number already belongs to somebody here.',
      });
    return this.#settle({ name: input.name, typed, phone, isOfCrowd: false });
  }

  /** Adds somebody of a crowd, whom the hub has never heard of. */
  addStranger(): Resident {
    const typed = this.#freePhone();
    const name = inventName(randomInt(100_000));
    return this.#settle({ name, typed, phone: normalisePhone(typed) ?? typed, isOfCrowd: true });
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
    this.#newcomers = [];
  }

  #settle(input: {
    readonly name: string;
    readonly typed: string;
    readonly phone: string;
    readonly isOfCrowd: boolean;
  }): Resident {
    const { name, typed, phone, isOfCrowd } = input;
    const number = randomInt(100_000, 1_000_000);
    const added = { person: newcomer({ name, phone: typed, number, isOfCrowd }), number, phone };
    this.#newcomers.push(added);
    if (this.#newcomers.length > MAX_NEWCOMERS) this.#newcomers.shift();
    return added;
  }

  #freePhone(): string {
    let phone: string;
    do phone = `09${randomInt(60_000_000, 90_000_000)}`;
    while (normalisePhone(phone) === null || this.residents().some((one) => one.person.phone === phone));
    return phone;
  }
}

function residentOf(person: SimulatedPerson, number: number): Resident[] {
  const phone = person.phone === null ? null : normalisePhone(person.phone);
  return phone === null ? [] : [{ person, number, phone }];
}
