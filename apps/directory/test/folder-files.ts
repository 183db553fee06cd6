import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SentFile } from '../src/folder/read';

const folders = join(__dirname, '../../../data/folders');

/** A documented example: a made-up province on 01/7/2020, or one of two levels on 02/3/2026. */
export const exampleFolder = (of: 'an-binh-2020' | 'tan-an-2026' = 'an-binh-2020'): SentFile[] =>
  readdirSync(join(folders, of)).map((name) => ({ name, content: readFileSync(join(folders, of, name)) }));

/** The same with one file's text changed; `encode` as another program would save it. */
export function changed(
  name: string,
  change: (text: string) => string,
  encode: (text: string) => Buffer = (text) => Buffer.from(text),
): SentFile[] {
  return exampleFolder().map((file) =>
    file.name === name ? { name, content: encode(change(file.content.toString())) } : file,
  );
}
