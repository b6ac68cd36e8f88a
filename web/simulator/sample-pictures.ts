/** Things that people take pictures of. */
export const pictureKinds = ['flood', 'pothole', 'rubbish', 'lamp'] as const;
type PictureKind = (typeof pictureKinds)[number];
type Box = readonly [x: number, y: number, width: number, height: number];

const width = 1280;
const height = 960;
const fileNames: Readonly<Record<PictureKind, string>> = {
  flood: 'duong-ngap.jpg',
  pothole: 'o-ga.jpg',
  rubbish: 'rac-ton.jpg',
  lamp: 'den-hong.jpg',
};

/** A photo such as a phone takes, drawn here so that none has to be at hand. */
export async function samplePicture(kind: PictureKind): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen) {
    drawings[kind](pen);
    sign(pen);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  return new File([blob ?? new Blob()], fileNames[kind], { type: 'image/jpeg' });
}

const drawings: Readonly<Record<PictureKind, (pen: CanvasRenderingContext2D) => void>> = {
  flood(pen) {
    drawStreet(pen, { sky: ['#8d99a3', '#c9ced0'], ground: ['#8a8069', '#5f5745'] });
    pen.strokeStyle = 'rgba(235, 230, 215, 0.45)';
    pen.lineWidth = 3;
    for (let row = 0; row < 9; row += 1) {
      pen.beginPath();
      for (let x = 0; x <= width; x += 16)
        pen.lineTo(x, 600 + row * 42 + Math.sin(x / (40 + row * 9) + row) * (3 + row));
      pen.stroke();
    }
    fill(pen, '#4b5560', [820, 520, 260, 120]);
    fill(pen, '#a9c2cf', [980, 535, 80, 50]);
  },
  pothole(pen) {
    drawStreet(pen, { sky: ['#a9c4d6', '#dfe8ea'], ground: ['#7d7b78', '#56544f'] });
    for (const x of [120, 520, 920]) fill(pen, '#d8d2bd', [x, 640, 190, 16]);
    blot(pen, '#2f2c28', [560, 780, 240, 80]);
    blot(pen, '#4a463f', [580, 790, 180, 52]);
    blot(pen, '#6f7f86', [600, 800, 110, 26]);
    blot(pen, '#38352f', [980, 720, 90, 26]);
  },
  rubbish(pen) {
    drawStreet(pen, { sky: ['#c7cfcb', '#e6e4da'], ground: ['#a39a88', '#7c7362'] });
    const bags = ['#2d3a33', '#3c4a52', '#23302b', '#4d4a3a', '#34473f', '#5a6a70'];
    for (const [index, colour] of bags.entries())
      blot(pen, colour, [360 + ((index * 137) % 560), 640 + ((index * 53) % 120), 150, 100]);
    for (let index = 0; index < 40; index += 1)
      fill(pen, ['#e8e2d2', '#b94f3c', '#5c86a3'][index % 3] ?? '', [
        280 + ((index * 89) % 760),
        700 + ((index * 37) % 180),
        22,
        12,
      ]);
  },
  lamp(pen) {
    drawStreet(pen, { sky: ['#0e1420', '#26303c'], ground: ['#20242a', '#14171b'], isNight: true });
    fill(pen, '#3f464d', [700, 120, 16, 560]);
    fill(pen, '#3f464d', [560, 120, 150, 12]);
    fill(pen, '#1b1e22', [540, 116, 90, 34]);
    blot(pen, 'rgba(226, 190, 110, 0.28)', [130, 610, 260, 60]);
    fill(pen, '#e2be6e', [120, 430, 36, 46]);
  },
};

function drawStreet(
  pen: CanvasRenderingContext2D,
  look: {
    readonly sky: readonly [string, string];
    readonly ground: readonly [string, string];
    readonly isNight?: true;
  },
): void {
  fill(pen, shade(pen, look.sky, [0, 520]), [0, 0, width, 520]);
  const fronts = look.isNight
    ? ['#1c232b', '#202830', '#1a2128', '#232b33', '#1d252d', '#20272f']
    : ['#b9a58a', '#9fae9f', '#c7b7a0', '#8fa0a8', '#b59a94', '#a7a893'];
  for (const [index, colour] of fronts.entries()) {
    const front = 230 + ((index * 67) % 140);
    fill(pen, colour, [index * 220 - 20, 520 - front, 205, front + 60]);
    fill(pen, look.isNight ? '#12171c' : '#5d5348', [index * 220 + 30, 470, 90, 110]);
    for (const pane of [0, 1, 2])
      fill(pen, look.isNight ? '#2b353f' : '#dfe6e8', [index * 220 + pane * 60, 520 - front + 40, 36, 46]);
  }
  fill(pen, shade(pen, look.ground, [560, 960]), [0, 560, width, 400]);
}

function sign(pen: CanvasRenderingContext2D): void {
  fill(pen, 'rgba(0, 0, 0, 0.55)', [0, 900, width, 60]);
  pen.fillStyle = '#ffffff';
  pen.font = '30px sans-serif';
  pen.fillText('ẢNH MÔ PHỎNG · SIMULATED PHOTO', 32, 940);
}

function shade(
  pen: CanvasRenderingContext2D,
  [from, to]: readonly [string, string],
  [top, bottom]: readonly [number, number],
): CanvasGradient {
  const gradient = pen.createLinearGradient(0, top, 0, bottom);
  gradient.addColorStop(0, from);
  gradient.addColorStop(1, to);
  return gradient;
}

function fill(pen: CanvasRenderingContext2D, style: string | CanvasGradient, [x, y, w, h]: Box): void {
  pen.fillStyle = style;
  pen.fillRect(x, y, w, h);
}

/** An oval with its middle at x, y. */
function blot(pen: CanvasRenderingContext2D, style: string, [x, y, w, h]: Box): void {
  pen.fillStyle = style;
  pen.beginPath();
  pen.ellipse(x, y, w / 2, h / 2, 0, 0, Math.PI * 2);
  pen.fill();
}
