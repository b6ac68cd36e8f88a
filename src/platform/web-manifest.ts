import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const manifest = z.record(z.string(), z.object({ file: z.string(), css: z.array(z.string()).optional() }));

/** Addresses of a built entry's script and styles, from Vite's manifest. Throws when the pages were not built. */
export function builtAssets(webDir: string, entry: string): { readonly js: string[]; readonly css: string[] } {
  const found = manifest.parse(JSON.parse(readFileSync(path.join(webDir, 'manifest.json'), 'utf8')))[entry];
  if (!found) throw new Error(`${entry} was not built: run \`npm run build\``);
  return { js: [`/${found.file}`], css: (found.css ?? []).map((file) => `/${file}`) };
}
