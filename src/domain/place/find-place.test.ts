import { describe, expect, it } from 'vitest';
import { wordsOf } from '../text/words.ts';
import { findPlace } from './find-place.ts';
import { createGazetteer } from './gazetteer.ts';

const gazetteer = createGazetteer({
  units: [
    { code: '1', name: 'Yên Phong', type: 'xã', lat: 21.2, lon: 105.97 },
    { code: '2', name: 'Hoàng Vân', type: 'xã', lat: 21.39, lon: 105.98 },
    { code: '3', name: 'Xuân Lương', type: 'xã', lat: 21.58, lon: 106.11 },
    { code: '4', name: 'Nếnh', type: 'phường', lat: 21.23, lon: 106.12 },
    { code: '5', name: 'Bắc Giang', type: 'phường', lat: 21.28, lon: 106.21 },
  ],
  oldCommunes: [
    { district: 'Huyện Yên Phong', commune: 'Thị trấn Chờ', code: '1' },
    { district: 'Huyện Hiệp Hòa', commune: 'Xã Đồng Tiến', code: '2' },
    { district: 'Huyện Yên Thế', commune: 'Xã Đồng Tiến', code: '3' },
    { district: 'Thành phố Bắc Giang', commune: 'Phường Trần Phú', code: '5' },
  ],
  places: {
    zones: [{ name: 'Quang Châu', units: ['4'] }],
    landmarks: [{ name: 'Đền Đô', units: ['1'] }],
    ordinaryWords: ['dong tien'],
    ordinaryUnmarked: ['den do'],
    distinctWords: ['nenh'],
    otherNames: ['tran phu', 'bac giang'],
    otherProvinces: ['Thái Nguyên'],
  },
});
const nameIn = (text: string): string | null => findPlace(wordsOf(text), gazetteer)?.unit?.name ?? null;

describe('findPlace', () => {
  it('reads new names, old names and industrial zones', () => {
    expect(findPlace(wordsOf('Mất điện ở xã Yên Phong'), gazetteer)).toMatchObject({
      how: 'name',
      span: { start: 14, end: 23 },
    });
    expect(findPlace(wordsOf('thi tran cho mat dien'), gazetteer)).toMatchObject({
      how: 'old-name',
      unit: { code: '1' },
    });
    expect(findPlace(wordsOf('KCN Quang Châu ngập'), gazetteer)).toMatchObject({ how: 'zone', unit: { name: 'Nếnh' } });
  });

  it('keeps an ambiguous old name open until a district is named', () => {
    expect(findPlace(wordsOf('xã Đồng Tiến'), gazetteer)).toMatchObject({
      unit: null,
      candidates: [{ code: '2' }, { code: '3' }],
    });
    expect(nameIn('xã Đồng Tiến, huyện Yên Thế')).toBe('Xuân Lương');
  });

  it('does not take streets, ordinary words or places of other provinces for communes', () => {
    expect(nameIn('Đường Trần Phú ngập')).toBeNull();
    expect(nameIn('phường Trần Phú ngập')).toBe('Bắc Giang');
    expect(nameIn('phai dong tien nhieu lan')).toBeNull();
    expect(nameIn('xã Yên Phong, tỉnh Thái Nguyên')).toBeNull();
    expect(nameIn('chờ mãi')).toBeNull();
  });

  it.each([
    ['bi phat vuot den do o cho', null],
    ['Vé gửi xe ở Đền Đô quá cao', 'Yên Phong'],
    ['gui xe o den do bi chat chem', 'Yên Phong'],
  ])('reads “%s” as what people without diacritics mean', (text, name) => {
    expect(nameIn(text)).toBe(name);
  });

  it.each([
    ['Trần Phú: cống tắc từ sáng', 'Bắc Giang'],
    ['Ông Tụng, Trần Phú: chợ họp ra lòng đường', 'Bắc Giang'],
    ['doan qua nenh ngap sau', 'Nếnh'],
    ['chợ đêm Bắc Giang bán hàng giả', 'Bắc Giang'],
    ['nuoc duc ca tuan - xuan luong', 'Xuân Lương'],
    ['Taxi at the Bac Giang station refused', 'Bắc Giang'],
    ['xin cam on. Tran Phu', null],
  ])('takes “%s” where people put a place', (text, name) => {
    expect(nameIn(text)).toBe(name);
  });

  it('takes what the sender chose, else the nearest centre to the point, before the text', () => {
    const text = 'xã Yên Phong';
    expect(findPlace(wordsOf(text), gazetteer, { unitCode: '4', point: { lat: 21.39, lon: 105.98 } })).toMatchObject({
      how: 'chosen',
    });
    expect(findPlace(wordsOf(text), gazetteer, { point: { lat: 21.38, lon: 105.99 } })).toMatchObject({
      how: 'point',
      unit: { code: '2' },
    });
    expect(findPlace(wordsOf(text), gazetteer, { point: { lat: 10, lon: 106 } })?.unit?.code).toBe('1');
    expect(findPlace(wordsOf(text), gazetteer, { unitCode: 'none' })?.unit?.code).toBe('1');
  });
});
