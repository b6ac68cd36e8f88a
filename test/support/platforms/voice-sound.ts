const perSecond = 8000;

/** A tone as a telephone records it: WAV, mono, 8 bits. */
export function toneWav(seconds: number): Buffer {
  const samples = Buffer.alloc(Math.round(perSecond * seconds));
  for (let at = 0; at < samples.length; at += 1)
    samples[at] = 128 + Math.round(60 * Math.sin((2 * Math.PI * 440 * at) / perSecond));
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(perSecond, 24);
  header.writeUInt32LE(perSecond, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}
