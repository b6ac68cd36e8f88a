/** Fills `{{name}}` in a template; a name without a value stays visible, so that the mistake is seen in the preview. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{\s*([a-zA-Z]+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}
