export type Fault = { readonly file: string; readonly line: number; readonly rule: string; readonly message: string };

export function createHouseRules(checkout: string): (file: string, text: string) => Fault[];
