import { Command } from 'commander';
import { seedReference } from '../../prisma/seed/seed.ts';
import { addDemoStaff } from '../roles/demo.ts';
import { withContext } from './with-context.ts';

/** `hub seed`: reference tables of the province; with `--demo` also the demo accounts. Existing entries stay. */
export function seedCommand(): Command {
  return new Command('seed')
    .description('fill an empty database with units, agencies, categories, calendar and policies')
    .option('--demo', 'also add the demo accounts, whose password is public')
    .option('--json', 'print the result as JSON')
    .action(async (options: { demo?: boolean; json?: boolean }) => {
      const counts = await withContext(async (context) => {
        await seedReference(context.prisma);
        if (options.demo) await addDemoStaff(context);
        const [units, agencies, categories, staff] = await Promise.all([
          context.prisma.unit.count(),
          context.prisma.agency.count(),
          context.prisma.category.count(),
          context.prisma.staff.count(),
        ]);
        return { units, agencies, categories, staff };
      });
      const words = `${counts.units} units, ${counts.agencies} agencies, ${counts.categories} categories, ${counts.staff} staff`;
      process.stdout.write(options.json ? `${JSON.stringify(counts)}\n` : `The database holds ${words}.\n`);
    });
}
