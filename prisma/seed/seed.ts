import { z } from 'zod';
import type { PrismaClient } from '../../src/platform/prisma/client.ts';
import answerSeed from './data/answers.json' with { type: 'json' };
import calendarSeed from './data/calendar.json' with { type: 'json' };
import gazetteerSeed from './data/gazetteer.json' with { type: 'json' };
import oldCommunes from './data/old-communes.json' with { type: 'json' };
import policySeed from './data/policies.json' with { type: 'json' };
import taxonomy from './data/taxonomy.json' with { type: 'json' };
import unitSeed from './data/units.json' with { type: 'json' };
import { templates } from './templates.ts';

const Province = z.tuple([z.string(), z.string(), z.string()]);
const Commune = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
]);
const OldCommune = z.tuple([z.string(), z.string(), z.string()]);
const Json = z.json();

const homeProvince = { code: '24', vi: 'Bắc Ninh', en: 'Bắc Ninh', codePrefix: 'BN' };

/** Where agencies stand in the tree; the others stand directly under the province. */
const parents: Readonly<Record<string, string>> = { 'trung-tam-1022': 'vp-ubnd', 'tt-hcc': 'vp-ubnd' };
const kinds: Readonly<Record<string, string>> = {
  'trung-tam-1022': 'centre',
  'vp-ubnd': 'office',
  'thanh-tra': 'department',
  'cong-an': 'vertical',
  thue: 'vertical',
  'hai-quan': 'vertical',
  bhxh: 'vertical',
  nhnn: 'vertical',
  'ban-qlkcn': 'department',
  'dien-luc': 'utility',
  'cap-nuoc': 'utility',
  'tt-hcc': 'centre',
};

/** Categories whose cases are complex by their nature and get the longer term. */
const complex = new Set(['land', 'construction', 'regulation', 'official-conduct', 'environment', 'investment']);

function committeeKind(type: string): { vi: string; en: string } {
  if (type === 'phường') return { vi: 'phường', en: 'ward' };
  return type === 'đặc khu' ? { vi: 'đặc khu', en: 'special zone' } : { vi: 'xã', en: 'commune' };
}

/** The places that ship, where none are kept yet. */
async function seedPlaces(prisma: PrismaClient): Promise<void> {
  if ((await prisma.place.count()) > 0) return;
  const rows = { zone: gazetteerSeed.zones, landmark: gazetteerSeed.landmarks };
  for (const [kind, places] of Object.entries(rows)) {
    await prisma.place.createMany({
      skipDuplicates: true,
      data: places.map(({ name, units }) => ({ kind, name, units })),
    });
  }
}

/** The questions and answers that ship, published and public, where none are kept yet. */
async function seedAnswers(prisma: PrismaClient): Promise<void> {
  if ((await prisma.answerArticle.count()) > 0) return;
  await prisma.answerArticle.createMany({
    data: answerSeed.map(({ category, title, asked, body, source, titleEn, bodyEn }) => ({
      categoryCode: category,
      titleVi: title,
      asked,
      bodyVi: body,
      titleEn,
      bodyEn,
      source,
      state: 'published',
      isPublic: true,
    })),
  });
}

/**
 * Fills an empty database with what every hub needs: units, agencies, categories, calendar, policies, templates and the
 * web channel. Entries that exist are left as an administrator made them.
 */
export async function seedReference(prisma: PrismaClient): Promise<void> {
  await seedPlaces(prisma);
  await seedAnswers(prisma);
  // Written last, so it also says that an earlier seeding came to its end.
  if (await prisma.setting.findUnique({ where: { key: 'province' } })) return;
  const provinces = z.array(Province).parse(unitSeed.provinces);
  const communes = z.array(Commune).parse(unitSeed.communes);
  const rows = { skipDuplicates: true };
  await prisma.unit.createMany({ ...rows, data: provinces.map(([code, name, kind]) => ({ code, name, kind })) });
  await prisma.unit.createMany({
    ...rows,
    data: communes.map(([code, name, kind, provinceCode, lat, lon, areaKm2]) => ({
      code,
      name,
      kind,
      provinceCode,
      lat,
      lon,
      areaKm2,
    })),
  });
  if ((await prisma.unitAlias.count()) === 0) {
    const aliases = z.array(OldCommune).parse(oldCommunes.rows);
    await prisma.unitAlias.createMany({
      data: aliases.map(([district, commune, unitCode]) => ({
        unitCode,
        province: homeProvince.vi,
        district,
        commune,
      })),
    });
  }
  await prisma.calendar.createMany({
    ...rows,
    data: [
      {
        id: calendarSeed.id,
        nameVi: calendarSeed.nameVi,
        nameEn: calendarSeed.nameEn,
        data: Json.parse(calendarSeed.data) ?? {},
      },
    ],
  });
  const departments = taxonomy.agencies.map((agency) => ({
    code: agency.code,
    parentCode: parents[agency.code] ?? null,
    kind: kinds[agency.code] ?? 'department',
    nameVi: agency.vi,
    nameEn: agency.en,
  }));
  await prisma.agency.createMany({
    ...rows,
    data: departments.sort((a, b) => Number(a.parentCode !== null) - Number(b.parentCode !== null)),
  });
  await prisma.agency.createMany({
    ...rows,
    data: communes
      .filter((commune) => commune[3] === homeProvince.code)
      .map(([code, name, type]) => ({
        code: `ubnd-${code}`,
        kind: 'commune',
        nameVi: `UBND ${committeeKind(type).vi} ${name}`,
        nameEn: `People's Committee of ${name} ${committeeKind(type).en}`,
        unitCode: code,
      })),
  });
  await prisma.category.createMany({
    ...rows,
    data: taxonomy.categories.map((category, position) => ({
      code: category.code,
      nameVi: category.vi,
      nameEn: category.en,
      groupCode: category.group,
      agencyCode: category.agency === 'area' ? null : category.agency,
      complexity: complex.has(category.code) ? 'complex' : 'simple',
      position,
    })),
  });
  await prisma.policy.createMany({
    ...rows,
    data: policySeed.map((policy, position) => ({
      code: policy.code,
      position,
      nameVi: policy.nameVi,
      nameEn: policy.nameEn,
      data: Json.parse(policy) ?? {},
    })),
  });
  await prisma.template.createMany({ ...rows, data: templates.map((template) => ({ ...template })) });
  await prisma.channelAccount.createMany({ ...rows, data: [{ id: 'web', kind: 'web', name: 'Cổng phản ánh' }] });
  await prisma.setting.createMany({ ...rows, data: [{ key: 'reopen_days', value: 15 }] });
  await prisma.setting.createMany({ ...rows, data: [{ key: 'province', value: homeProvince }] });
}
