import { largestEvidence } from '@langmoi/contracts/evidence';

const edge = 480; // a list shows it at a third of that; a phone of three dots a point, whole
const mostPixels = 60_000_000;

let inHand: Promise<unknown> = Promise.resolve();

/**
 * A photo as WebP, upright, at most 480 points wide or high, without metadata. One after the other, so that a hundred
 * photos at once take no more memory than one. Throws on a photo that cannot be read to its end.
 */
export function previewOf(photo: Buffer): Promise<Buffer> {
  const next = inHand.then(() => made(photo));
  inHand = next.catch(() => undefined);
  return next;
}

async function made(photo: Buffer): Promise<Buffer> {
  if (photo.length > largestEvidence) throw new RangeError('Larger than a photo may be');
  const { default: sharp } = await import('sharp'); // libvips: 20 MB, for a process that sees a photo
  sharp.cache(false);
  sharp.concurrency(1);
  const small = sharp(photo, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient();
  return small
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 70 })
    .toBuffer();
}
