import { Outage } from '@langmoi/contracts/problem';
import type { Disk } from 'flydrive';
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const words = z.string().min(1).optional();

/**
 * Where a process keeps files: a folder of this machine, or a bucket of any store that speaks S3. For `parseConfig`;
 * `S3_SECRET_ACCESS_KEY_FILE` where the secret is mounted.
 */
export const FilesConfig = z
  .object({
    FILES_DIR: words,
    S3_BUCKET: words,
    S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }).optional(),
    S3_REGION: z.string().min(1).default('us-east-1'),
    S3_ACCESS_KEY_ID: words,
    S3_SECRET_ACCESS_KEY: words,
  })
  .superRefine((values, context) => {
    const { FILES_DIR: folder, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret } = values;
    const fault = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if (!folder === !bucket) fault('FILES_DIR', 'is needed, or S3_BUCKET instead of it');
    if (bucket && !id) fault('S3_ACCESS_KEY_ID', 'is missing');
    if (bucket && !secret) fault('S3_SECRET_ACCESS_KEY', 'is missing');
  });
type FilesConfig = z.infer<typeof FilesConfig>;

/** A file that is kept, and since when. */
export interface KeptFile {
  readonly key: string;
  readonly at: Date;
}

/**
 * Keeps bytes under keys (`<province>/<name>`); nobody reads a key but by a row that a policy let through. Throws `Outage`
 * when the store is away.
 */
export interface FileStore {
  /** They are durable when it resolves: a crash leaves all of them under the key, or nothing. */
  keep(key: string, content: Buffer): Promise<void>;
  /** Undefined where there is nothing under the key. */
  read(key: string): Promise<Buffer | undefined>;
  remove(key: string): Promise<void>;
  /** All files whose keys begin so (`<province>/`, or '' for every one), in no order. */
  list(prefix: string): AsyncIterable<KeptFile>;
}

/** Nothing is loaded and nothing touched before the first use; the SDK of S3 (20 MB) only where a bucket is named. */
export function openFiles(config: FilesConfig): FileStore {
  const { FILES_DIR: folder } = config;
  let opened: Promise<Disk> | undefined;
  const disk = () => (opened ??= folder ? openFolder(folder) : openBucket(config));
  const keep = folder
    ? (key: string, content: Buffer) => keepDurably(resolve(folder), key, content)
    : async (key: string, content: Buffer) => (await disk()).put(key, content, { contentLength: content.length });
  const at = async <T>(key: string, work: (key: string) => Promise<T>): Promise<T> => {
    refuseOdd(key);
    return whole(() => work(key));
  };
  return {
    keep: (key, content) => at(key, () => keep(key, content)),
    read: (key) =>
      at(key, async () => {
        const kept = await disk();
        return (await kept.exists(key)) ? Buffer.from(await kept.getBytes(key)) : undefined;
      }),
    remove: (key) => at(key, async () => (await disk()).delete(key)),
    list: (prefix) => listed(disk, prefix),
  };
}

async function openFolder(location: string): Promise<Disk> {
  const [{ Disk }, { FSDriver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/fs')]);
  return new Disk(new FSDriver({ location: resolve(location), visibility: 'private' }));
}

async function openBucket(config: FilesConfig): Promise<Disk> {
  const { S3_BUCKET: bucket = '', S3_ENDPOINT: endpoint, S3_REGION: region } = config;
  const [{ Disk }, { S3Driver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/s3')]);
  const credentials = {
    accessKeyId: config.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: config.S3_SECRET_ACCESS_KEY ?? '',
  };
  return new Disk(
    new S3Driver({
      ...{ bucket, region, credentials, visibility: 'private', supportsACL: false },
      ...(endpoint && { endpoint, forcePathStyle: true }),
      // Newer checksums are asked for only where the store asks: few that speak S3 know them all.
      ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
    }),
  );
}

/**
 * The library's own `put` to a folder neither waits for the disk nor renames: here the bytes are on the disk before the
 * name is, and the name before it resolves.
 */
async function keepDurably(root: string, key: string, content: Buffer): Promise<void> {
  const place = join(root, key);
  const folder = dirname(place);
  const draft = join(folder, `.${randomUUID()}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  for (let above = folder; above.startsWith(root); above = dirname(above)) await syncFolder(above);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function* listed(disk: () => Promise<Disk>, prefix: string): AsyncGenerator<KeptFile> {
  const kept = await whole(disk);
  let paginationToken: string | undefined;
  do {
    const options = { recursive: true, ...(paginationToken && { paginationToken }) };
    const page = await whole(() => kept.listAll(prefix.replace(/\/$/, '') || '/', options).catch(goneMeanwhile));
    if (!page) return; // a folder that is not there
    for (const one of page.objects) {
      if (!one.isFile) continue;
      const { key } = one;
      const about = await whole(() => kept.getMetaData(key).catch(goneMeanwhile));
      if (about) yield { key, at: about.lastModified };
    }
    ({ paginationToken } = page);
  } while (paginationToken);
}

function goneMeanwhile(error: unknown): undefined {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { code = '', name = '' } = cause as { code?: string; name?: string };
  if (code === 'ENOENT' || name === 'NotFound' || name === 'NoSuchKey') return undefined;
  throw error;
}

/** A key is ours: letters, digits, dashes, dots and slashes; never a way out of the folder. */
function refuseOdd(key: string): void {
  if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)+$/.test(key)) throw new Error(`No key of a file: ${key}`);
}

/** Whatever a store fails with is an outage of it. */
async function whole<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Outage) throw error;
    throw new Outage('the store of files', 5, { cause: error });
  }
}
