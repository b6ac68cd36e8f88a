import sharp from 'sharp';

/** Where the phone that takes the pictures of the tests says it is: the middle of Bắc Ninh. */
const photoPlace = { latitude: '21/1 11/1 3/1', longitude: '106/1 4/1 30/1' } as const;

/** A picture as a phone takes it: JPEG, lying on its side, with the place and the maker of the phone in its EXIF data. */
export async function phonePhoto(name = 'duong-ngap.jpg'): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const street = `<svg width="1200" height="900"><rect width="1200" height="420" fill="#9db4c0"/>
    <rect y="420" width="1200" height="480" fill="#6b705c"/><ellipse cx="600" cy="690" rx="470" ry="120" fill="#4a6fa5"/></svg>`;
  const buffer = await sharp(Buffer.from(street))
    .withExif({
      IFD0: { Make: 'Test phone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: photoPlace.latitude,
        GPSLongitudeRef: 'E',
        GPSLongitude: photoPlace.longitude,
      },
    })
    .jpeg({ quality: 80 })
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}
