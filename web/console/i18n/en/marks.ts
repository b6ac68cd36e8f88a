import type { Messages } from '../vi.ts';

export const marks: Messages['marks'] = {
  phone: 'Telephone number',
  email: 'E-mail address',
  tax_code: 'Tax code',
  ticket: 'Report code',
  dossier: 'One-stop dossier number',
  plate: 'Vehicle plate',
  document: 'Document number',
  identity: 'Identity number',
  account: 'Account or card number',
  date: 'Date',
  address: 'Address',
  show: 'Show',
  hide: 'Hide',
  showNumber: 'Show the {{kind}}',
  hideNumber: 'Hide the {{kind}}',
  masked: '{{kind}}, masked',
};
