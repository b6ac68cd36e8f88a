import type { PlaceList, PlaceSaved } from '../../contract/places.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import type { Database } from '../../platform/sql.ts';
import { nameOf } from '../reference/reference-service.ts';
import { addPlace, changePlace, listPlaces, removePlace } from './place-store.ts';

export type PlaceDeps = {
  readonly database: Database;
  readonly reference: () => Promise<ReferenceData>;
  /** Texts are read with other places from now on. */
  readonly changed: () => void;
  readonly now: () => Date;
  readonly log: { readonly info: (fields: object, message: string) => void };
};

function refused(field: string, vi: string, en: string): HubError {
  return new HubError(
    'invalid',
    'place',
    {
      vi: 'Chưa lưu được. Sửa mục được nêu rồi lưu lại.',
      en: 'It was not saved. Correct what is named and save again.',
    },
    { fields: [{ field, message: { vi, en } }] },
  );
}

/** Zones, streets and landmarks by which texts say where something is. */
export function createPlaceService({ database, reference, changed, now, log }: PlaceDeps) {
  async function list(): Promise<PlaceList> {
    const [rows, { communes }] = await Promise.all([listPlaces(database), reference()]);
    return {
      places: rows.map(({ units, updatedAt, ...row }) => ({
        ...row,
        units: units.map((code) => nameOf(communes, code)),
        updatedAt: updatedAt.toISOString(),
      })),
    };
  }

  return {
    list,

    /** Throws HubError naming the field to correct. */
    async save(actor: StaffActor, { id, kind, name, units }: PlaceSaved): Promise<PlaceList> {
      const { communes } = await reference();
      if (units.some((code) => !communes.has(code)))
        throw refused('units', 'Xã, phường này không có trong tỉnh.', 'There is no such commune in the province.');
      const rows = await listPlaces(database);
      if (id !== null && !rows.some((row) => row.id === id)) throw notFound();
      const write = { kind, name: name.normalize('NFC'), units: [...new Set(units)], at: now(), by: actor.id };
      const isWritten = id === null ? await addPlace(database, write) : await changePlace(database, id, write);
      if (!isWritten) throw refused('name', 'Tên này đã có trong danh sách.', 'This name is in the list already.');
      changed();
      log.info({ kind, name: write.name, by: actor.id }, 'a place was saved');
      return list();
    },

    async remove(actor: StaffActor, id: number): Promise<PlaceList> {
      if (!(await removePlace(database, id))) throw notFound();
      changed();
      log.info({ place: id, by: actor.id }, 'a place was removed');
      return list();
    },
  };
}

export type PlaceService = ReturnType<typeof createPlaceService>;
