import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../src/contract/common.ts';
import { triedDecision } from '../../src/contract/classifier.ts';
import {
  borderMap,
  borderReport,
  communeBorder,
  placeList,
  type BorderMap,
  type PlaceView,
} from '../../src/contract/places.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signIn, type ApiAnswer, type StaffClient } from '../support/people.ts';

let hub: TestHub;
let administrator: StaffClient;
let supervisor: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  [administrator, supervisor] = await Promise.all([signIn(hub.url, 'administrator'), signIn(hub.url, 'supervisor')]);
});
afterAll(() => hub[Symbol.asyncDispose]());

async function places(): Promise<readonly PlaceView[]> {
  return placeList.parse((await supervisor.get('/places')).body).places;
}

async function borders(): Promise<BorderMap> {
  return borderMap.parse((await supervisor.get('/borders')).body);
}

async function placeOf(text: string): Promise<string | undefined> {
  return triedDecision.parse((await supervisor.post('/routing/try', { text })).body).place?.code;
}

function wordsOf({ status, body }: ApiAnswer): string {
  const { message, fields } = problem.parse(body).error;
  return [status, message.vi, ...(fields ?? []).map((one) => one.message.vi)].join(' ');
}

describe('the gazetteer', () => {
  it('starts with the places that ship', async () => {
    const kinds = (await places()).map(({ kind }) => kind);

    expect(kinds.filter((kind) => kind === 'zone').length).toBeGreaterThan(50);
    expect(kinds).toContain('landmark');
  });

  it('finds in texts what a supervisor adds, changes and removes', async () => {
    const communes = (await borders()).communes.map(({ code }) => code);
    const [first = '', second = ''] = communes;
    const text = 'Ngập nặng trên đường Bàu Sen Hồng từ tối qua, xe không đi được';
    expect(await placeOf(text)).toBeUndefined();

    await supervisor.post('/places', { id: null, kind: 'street', name: 'Bàu Sen Hồng', units: [first] });
    expect(await placeOf(text)).toBe(first);

    const own = (await places()).find(({ name }) => name === 'Bàu Sen Hồng');
    expect(own).toMatchObject({ kind: 'street', updatedBy: expect.any(String) });
    await supervisor.post('/places', { id: own?.id, kind: 'street', name: 'Bàu Sen Hồng', units: [second] });
    expect(await placeOf(text)).toBe(second);

    expect((await supervisor.post('/places/remove', { id: own?.id })).status).toBe(200);
    expect(await placeOf(text)).toBeUndefined();
  });

  it('refuses the same name twice and communes that are not there', async () => {
    const [zone] = await places();
    const again = { id: null, kind: zone?.kind, name: zone?.name, units: zone?.units.map(({ code }) => code) };

    expect(wordsOf(await supervisor.post('/places', again))).toContain('400 Chưa lưu được');
    expect(wordsOf(await supervisor.post('/places', { ...again, name: 'Khác', units: ['00001'] }))).toContain(
      'không có trong tỉnh',
    );
    expect((await supervisor.post('/places/remove', { id: 999_999 })).status).toBe(404);
  });
});

describe('borders', () => {
  it('are drawn from the centres while none were imported, and say so', async () => {
    const { imported, communes } = await borders();

    expect(imported).toBe(0);
    expect(communes).toHaveLength(99);
    expect(communes.every(({ approximate, polygons }) => approximate && polygons.length > 0)).toBe(true);
  });

  it('are drawn for one commune to whoever works on its tickets, and no other code is known', async () => {
    const officer = await signIn(hub.url, 'officer', 'so-xay-dung');
    const [own] = (await borders()).communes;

    const drawn = communeBorder.parse((await officer.get(`/borders/${own?.code}`)).body);

    expect(drawn).toEqual({ approximate: true, polygons: own?.polygons });
    expect((await officer.get('/borders/00001')).status).toBe(404);
    expect((await officer.get('/borders')).status).toBe(403);
  });

  it('are checked before they are saved, then find the commune of a point', async () => {
    const [own, other] = (await borders()).communes;
    const [lon = 0, lat = 0] = own?.centre ?? [];
    const ring = [
      [lon - 0.01, lat - 0.01],
      [lon + 0.3, lat - 0.01],
      [lon + 0.3, lat + 0.01],
      [lon - 0.01, lat + 0.01],
      [lon - 0.01, lat - 0.01],
    ];
    const geojson = {
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { name: own?.vi }, geometry: { type: 'Polygon', coordinates: [ring] } },
        { type: 'Feature', properties: { name: 'Hoàn Kiếm' }, geometry: { type: 'Polygon', coordinates: [ring] } },
      ],
    };
    const file = { name: 'ranh-gioi.geojson', geojson };

    const checked = borderReport.parse((await administrator.post('/borders/check', file)).body);
    expect(checked).toMatchObject({ saved: false, features: 2, matched: [{ commune: { code: own?.code } }] });
    expect(checked.unmatched).toEqual([{ label: 'Hoàn Kiếm', problem: 'no-name' }]);
    expect(checked.missing).toHaveLength(98);
    expect((await borders()).imported).toBe(0);
    const alone = await administrator.post('/borders/check', { name: 'mot-xa.geojson', geojson: geojson.features[0] });
    expect(borderReport.parse(alone.body)).toMatchObject({ features: 1, matched: [{ commune: { code: own?.code } }] });

    const saved = borderReport.parse((await administrator.post('/borders', file)).body);
    expect(saved.saved).toBe(true);
    const drawn = await borders();
    expect([drawn.imported, drawn.communes[0]?.approximate, drawn.communes[1]?.approximate]).toEqual([1, false, true]);
    expect(drawn.sources).toMatchObject([{ file: 'ranh-gioi.geojson' }]);
    const ofOwn = communeBorder.parse((await supervisor.get(`/borders/${own?.code}`)).body);
    expect(ofOwn).toEqual({ approximate: false, polygons: drawn.communes[0]?.polygons });
    const far = { lat, lon: lon + 0.29 };
    const decision = await hub.context.decide({ text: 'Rác chất đống', channel: 'web', point: far });
    expect(decision.place).toMatchObject({ code: own?.code, how: 'border' });

    await administrator.post('/borders/clear', {});
    const after = await hub.context.decide({ text: 'Rác chất đống', channel: 'web', point: far });
    expect(after.place?.code).not.toBe(own?.code);
    expect(other?.code).not.toBe(own?.code);
  });

  it('refuses what is no GeoJSON or matches nothing, and takes files of several megabytes', async () => {
    expect(wordsOf(await administrator.post('/borders', { name: 'x', geojson: { type: 'Topology' } }))).toContain(
      'không phải GeoJSON',
    );
    const nothing = { type: 'FeatureCollection', features: [], about: 'x'.repeat(3_000_000) };
    expect(wordsOf(await administrator.post('/borders', { name: 'x', geojson: nothing }))).toContain(
      'Không ranh giới nào',
    );
    expect((await supervisor.post('/borders', { name: 'x', geojson: nothing })).status).toBe(403);
  });
});
