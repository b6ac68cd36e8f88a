import { compileCalendar } from '../../domain/calendar/compile-calendar.ts';
import { calendarOf, parseCalendarData } from '../../domain/calendar/calendar-record.ts';
import type { NameEntry, ReferenceData, StoredReference } from '../../domain/reference/reference-data.ts';
import { parsePolicy } from '../../domain/sla/parse-policy.ts';
import type { PrismaClient } from '../../platform/prisma/client.ts';

function setting(rows: readonly { key: string; value: unknown }[], key: string): unknown {
  return rows.find((row) => row.key === key)?.value;
}

function isProvince(value: unknown): value is ReferenceData['province'] {
  return typeof value === 'object' && value !== null && 'codePrefix' in value && 'vi' in value && 'code' in value;
}

/** Reads the reference tables. Throws when the database was not seeded or holds a calendar or policy that does not parse. */
export async function loadReference(prisma: PrismaClient): Promise<StoredReference> {
  const [agencies, categories, settings, policies, calendars, templates] = await Promise.all([
    prisma.agency.findMany({ orderBy: { nameVi: 'asc' } }),
    prisma.category.findMany({ orderBy: { position: 'asc' } }),
    prisma.setting.findMany(),
    prisma.policy.findMany({ where: { active: true }, orderBy: { position: 'asc' } }),
    prisma.calendar.findMany(),
    prisma.template.findMany(),
  ]);
  const province = setting(settings, 'province');
  if (!isProvince(province)) throw new Error('the database has no province yet: run `hub seed`');
  const units = await prisma.unit.findMany({ where: { provinceCode: province.code }, orderBy: { name: 'asc' } });
  const reopenDays = setting(settings, 'reopen_days');
  return {
    province,
    agencies: new Map(
      agencies.filter(inUse).map((row) => [
        row.code,
        {
          code: row.code,
          vi: row.nameVi,
          en: row.nameEn,
          kind: row.kind,
          parent: row.parentCode,
          calendarId: row.calendarId,
        },
      ]),
    ),
    categories: new Map(
      categories.filter(inUse).map((row) => [
        row.code,
        {
          code: row.code,
          vi: row.nameVi,
          en: row.nameEn,
          group: row.groupCode,
          agency: row.agencyCode,
          complexity: row.complexity === 'complex' ? 'complex' : 'simple',
        },
      ]),
    ),
    communes: new Map(
      units.map((row) => [
        row.code,
        {
          code: row.code,
          vi: communeName(row.kind, row.name),
          en: `${row.name} ${englishKind(row.kind)}`,
          lat: row.lat ?? 0,
          lon: row.lon ?? 0,
          areaKm2: row.areaKm2,
        },
      ]),
    ),
    names: { agencies: namesOf(agencies), categories: namesOf(categories) },
    policies: policies.map((row) => parsePolicy(row.data)),
    calendars: new Map(
      calendars.map((row) => {
        const calendar = calendarOf(parseCalendarData(row.data));
        return [row.id, { calendar, compiled: compileCalendar(calendar) }];
      }),
    ),
    templates: new Map(
      templates.map((row) => [`${row.key}/${row.channel}/${row.lang}`, { subject: row.subject, body: row.body }]),
    ),
    reopenDays: typeof reopenDays === 'number' ? reopenDays : 15,
  };
}

type NamedRow = {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly active: boolean;
};

function inUse({ active }: NamedRow): boolean {
  return active;
}

function namesOf(rows: readonly NamedRow[]): ReadonlyMap<string, NameEntry> {
  return new Map(
    rows.map(({ code, nameVi, nameEn, active }) => [code, { code, vi: nameVi, en: nameEn, retired: !active }]),
  );
}

function communeName(kind: string, name: string): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;
}

function englishKind(kind: string): string {
  if (kind === 'phường') return 'ward';
  return kind === 'đặc khu' ? 'special zone' : 'commune';
}
