import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import type { BorderReport } from '../contract/places.ts';
import { withContext } from './with-context.ts';

const help = `
FILE is a GeoJSON FeatureCollection in degrees (WGS 84), a feature for each commune, or one Feature. Features are matched by code, then by name,
with or without diacritics and type ("Phường Võ Cường", "P. Vo Cuong"). Those that match are taken, all others are named.
Overlaps and gaps are shares of the area that the borders cover together. Exit code 1 when nothing matched.`;

const problems: Readonly<Record<BorderReport['unmatched'][number]['problem'], string>> = {
  'no-polygon': 'no polygon',
  'no-degrees': 'its numbers are no degrees; export it in WGS 84 (EPSG:4326)',
  'no-name': 'no commune has this name or code',
  ambiguous: 'several communes have this name',
};

/** `hub import`: tables of others. */
export function importCommand(): Command {
  const command = new Command('import').description('take over tables of others');
  command
    .command('boundaries')
    .description('borders of communes from a GeoJSON file')
    .argument('<file>', 'GeoJSON FeatureCollection')
    .option('--dry-run', 'check only, change nothing')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', help)
    .action(async (file: string, options: { readonly dryRun?: true; readonly json?: true }) => {
      const name = path.basename(file);
      const geojson: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''));
      const report = await withContext(async ({ borders }) => {
        const checked = await borders.check({ name, geojson });
        if (options.dryRun || checked.matched.length === 0) return checked;
        return borders.importFile({ name, geojson }, 'hub import');
      });
      process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : inWords(report));
      if (report.matched.length === 0) process.exitCode = 1;
    });
  return command;
}

function inWords(report: BorderReport): string {
  const names = (entries: readonly { readonly vi: string }[]) => entries.map(({ vi }) => vi).join(', ');
  const lines = [
    `${report.file}: ${report.matched.length} of ${report.features} features match a commune.${report.saved ? ' Saved.' : ' Nothing was changed.'}`,
    ...report.unmatched.map(({ label, problem }) => `not taken: ${label}: ${problems[problem]}`),
    ...report.matched
      .filter(({ how }) => how === 'folded' || how === 'place')
      .map(({ label, commune }) => `taken for ${commune.vi} (${commune.code}): ${label}`),
    ...(report.missing.length > 0 ? [`without a border: ${names(report.missing)}`] : []),
    ...(report.repeated.length > 0 ? [`several features put together: ${names(report.repeated)}`] : []),
    ...(report.displaced.length > 0 ? [`far from the known centre, please check: ${names(report.displaced)}`] : []),
    `overlaps ${report.overlapPercent} %, gaps ${report.gapPercent} % (on a grid of ${report.gridMetres} m)`,
    ...report.overlaps.map(({ communes: [one, other], percent }) => `  ${one.vi} and ${other.vi}: ${percent} %`),
  ];
  return `${lines.join('\n')}\n`;
}
