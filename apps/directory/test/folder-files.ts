import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SentFile } from '../src/folder/read';

const example = join(__dirname, '../../../data/folders/an-binh-2020');

/** The documented example: a made-up province on 01/7/2020. */
export const exampleFolder = (): SentFile[] =>
  readdirSync(example).map((name) => ({ name, content: readFileSync(join(example, name)) }));

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
