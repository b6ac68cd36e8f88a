/** A photo such as a phone takes, drawn here so that none has to be at hand: a flooded street under a grey sky. */
export async function samplePhoto(): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 960;
  const pen = canvas.getContext('2d');
  if (pen) drawStreet(pen);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  return new File([blob ?? new Blob()], 'anh-hien-truong.jpg', { type: 'image/jpeg' });
}

/** A one-page document. */
export function samplePdf(): File {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    streamOf('BT /F1 18 Tf 72 760 Td (Don de nghi - ban mo phong) Tj ET'),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new File([body, table, trailer], 'don-de-nghi.pdf', { type: 'application/pdf' });
}

/** A text that calls itself a picture: the hub must notice. */
export function fakePhoto(): File {
  return new File(['<html><script>alert(1)</script></html>'], 'anh-gia.jpg', { type: 'image/jpeg' });
}

function streamOf(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function drawStreet(pen: CanvasRenderingContext2D): void {
  const sky = pen.createLinearGradient(0, 0, 0, 520);
  sky.addColorStop(0, '#8d99a3');
  sky.addColorStop(1, '#c9ced0');
  fill(pen, sky, [0, 0, 1280, 520]);
  const fronts = ['#b9a58a', '#9fae9f', '#c7b7a0', '#8fa0a8', '#b59a94', '#a7a893'];
  fronts.forEach((colour, index) => {
    const height = 230 + ((index * 67) % 140);
    fill(pen, colour, [index * 220 - 20, 520 - height, 205, height + 60]);
    fill(pen, '#5d5348', [index * 220 + 30, 470, 90, 110]);
    for (const window of [0, 1, 2]) fill(pen, '#dfe6e8', [index * 220 + window * 60, 520 - height + 40, 36, 46]);
  });
  const water = pen.createLinearGradient(0, 560, 0, 960);
  water.addColorStop(0, '#8a8069');
  water.addColorStop(1, '#5f5745');
  fill(pen, water, [0, 560, 1280, 400]);
  pen.strokeStyle = 'rgba(235, 230, 215, 0.45)';
  pen.lineWidth = 3;
  for (let row = 0; row < 9; row += 1) {
    pen.beginPath();
    for (let x = 0; x <= 1280; x += 16) pen.lineTo(x, 600 + row * 42 + Math.sin(x / (40 + row * 9) + row) * (3 + row));
    pen.stroke();
  }
  fill(pen, '#4b5560', [820, 520, 260, 120]);
  fill(pen, '#a9c2cf', [980, 535, 80, 50]);
  pen.fillStyle = 'rgba(0, 0, 0, 0.55)';
  pen.fillRect(0, 900, 1280, 60);
  pen.fillStyle = '#ffffff';
  pen.font = '30px sans-serif';
  pen.fillText('ẢNH MÔ PHỎNG · SIMULATED PHOTO', 32, 940);
}

function fill(
  pen: CanvasRenderingContext2D,
  style: string | CanvasGradient,
  box: [number, number, number, number],
): void {
  pen.fillStyle = style;
  pen.fillRect(...box);
}
