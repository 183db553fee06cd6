import type { Paper } from './routes';

/** A one-page PDF that says of itself that it is a rehearsal paper. */
export function paper(code: string): Paper {
  const stream = `BT /F1 16 Tf 60 760 Td (SO LIEU DIEN TAP - ${code}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n%%EOF\n`;
  return {
    name: `${code.toLowerCase()}.pdf`,
    type: 'application/pdf',
    bytes: Buffer.from(`%PDF-1.4\n${body}${trailer}`),
  };
}
