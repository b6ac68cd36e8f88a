import { expect, it } from 'vitest';
import { endingOf, typeOfEnding } from './file-types.ts';

it('knows the type of a file by how its name ends', () => {
  expect(typeOfEnding(endingOf('Biên bản.PDF'))).toBe('application/pdf');
  expect(typeOfEnding(endingOf('/v/anh.1.jpeg'))).toBe('image/jpeg');
  expect(typeOfEnding(endingOf('la.xyz'))).toBeUndefined();
  expect([endingOf('khong-ten'), endingOf('a.'), typeOfEnding(undefined)]).toEqual([undefined, undefined, undefined]);
});
