/** Name of the row of a rule in the page, and after the # of an address that leads to it. */
export function rowId(ruleId: string): string {
  return `rule-${ruleId}`;
}

/** Puts the cursor on a row of the list, as soon as it is drawn. */
export function focusRow(id: string): void {
  requestAnimationFrame(() => {
    const row = document.getElementById(id);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'center' });
  });
}
