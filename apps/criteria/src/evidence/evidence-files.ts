import { Outage } from '@langmoi/contracts/problem';
import type { FileStore } from '@langmoi/platform/files';
import type { EvidenceFileRow } from './evidence.entity';
import { previewOf } from './file/preview';

/** The token under which the providers of `criteria` find the store of files. */
export const FILES = 'FILES';

type Named = Pick<EvidenceFileRow, 'provinceId' | 'name'>;

const keyOf = ({ provinceId, name }: Named): string => `${provinceId}/${name}`;
const previewKeyOf = (file: Named): string => `${keyOf(file)}.webp`;

/** The name of a file, or of the file that a preview is of, by its key; undefined for a key of something else. */
export const namedByKey = (key: string): { provinceId: string; name: string } | undefined => {
  const [, provinceId, name] = /^([0-9a-f-]{36})\/([0-9a-f-]{36})(?:\.webp)?$/.exec(key) ?? [];
  return provinceId && name ? { provinceId, name } : undefined;
};

/** Durable when it resolves, the preview of a photo with it. */
export async function keepFile(
  store: FileStore,
  file: Named,
  { content, preview }: { content: Buffer; preview: Buffer | null },
): Promise<void> {
  await store.keep(keyOf(file), content);
  if (preview) await store.keep(previewKeyOf(file), preview);
}

/** Throws Outage where a row names bytes that the store has not: what was acknowledged is never "not found". */
export async function readFile(store: FileStore, file: Named): Promise<Buffer> {
  const content = await store.read(keyOf(file));
  if (content) return content;
  throw new Outage('the store of files', 60, { cause: new Error(`${keyOf(file)} is not there`) });
}

/** A preview can be made again, so nothing is lost where it is gone. */
export async function readPreview(store: FileStore, file: Named): Promise<Buffer> {
  const kept = await store.read(previewKeyOf(file));
  if (kept) return kept;
  const made = await previewOf(await readFile(store, file));
  await store.keep(previewKeyOf(file), made);
  return made;
}
