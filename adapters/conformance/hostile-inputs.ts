/** Bodies and headers that every front door meets sooner or later. */
export const hostileInputs: readonly {
  readonly name: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}[] = [
  { name: 'nothing at all', body: Buffer.alloc(0), headers: {} },
  { name: 'an empty JSON body', body: Buffer.alloc(0), headers: { 'content-type': 'application/json' } },
  { name: 'half a JSON body', body: Buffer.from('{"text":"ng'), headers: { 'content-type': 'application/json' } },
  { name: 'a JSON list', body: Buffer.from('[1,2,3]'), headers: { 'content-type': 'application/json' } },
  {
    name: 'JSON with a prototype',
    body: Buffer.from('{"__proto__":{"admin":true},"constructor":1}'),
    headers: { 'content-type': 'application/json' },
  },
  {
    name: 'JSON with objects for words',
    body: Buffer.from('{"text":{"$ne":""},"submission":["a"]}'),
    headers: { 'content-type': 'application/json' },
  },
  {
    name: 'deep JSON',
    body: Buffer.from(`${'['.repeat(50_000)}${']'.repeat(50_000)}`),
    headers: { 'content-type': 'application/json' },
  },
  {
    name: 'multipart without a boundary',
    body: Buffer.from('--x\r\n\r\n'),
    headers: { 'content-type': 'multipart/form-data' },
  },
  {
    name: 'multipart that never ends',
    body: Buffer.from('--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nabc'),
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  },
  {
    name: 'multipart of noise',
    body: Buffer.from('\u0000--x\n--x\n\n--x--'),
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  },
  {
    name: 'broken percent signs',
    body: Buffer.from('text=%&submission=%zz&=&&%00=%ff'),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
  {
    name: 'many fields',
    body: Buffer.from('a=1&'.repeat(20_000)),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
  { name: 'an unknown type', body: Buffer.from('<x/>'), headers: { 'content-type': 'text/xml' } },
  { name: 'a type of nonsense', body: Buffer.from('x'), headers: { 'content-type': ';;;=\u0000' } },
  {
    name: 'forty mebibytes',
    body: Buffer.alloc(40 * 2 ** 20, 0x61),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
];
