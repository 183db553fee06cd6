import { filesOf } from '@langmoi/platform/upload/archive';
import { nameOf } from '@langmoi/platform/upload/form';
import { isArchive } from '@langmoi/platform/upload/table';
import { notReadable, type SentSheet } from '@langmoi/platform/upload/workbook';
import type { SentFile } from './read';

/** What a form with a province's folder may hold. */
export const folderLimits = { fileSize: 8 * 1024 * 1024, files: 20, parts: 24 };

const mostUnfolded = 64 * 1024 * 1024;

/**
 * The files of a folder: what a ZIP archive holds counts as sent by itself; a workbook, which is an archive too, is one
 * file. Throws `/problems/file-not-readable` for an archive that is broken or unfolds to too much.
 */
export function unfolded({ fileName: name, content }: SentSheet): SentFile[] {
  if (!isArchive(content)) return [{ name, content }];
  const files = unzipped(name, content);
  if (files.some((file) => file.name === '[Content_Types].xml')) return [{ name, content }];
  return files
    .filter((file) => !/(^|\/)(\.|__MACOSX\/)/.test(file.name)) // what a Mac adds
    .map((file) => ({ ...file, name: nameOf(file.name) }));
}

function unzipped(fileName: string, content: Buffer): SentFile[] {
  try {
    return filesOf(content, mostUnfolded);
  } catch {
    throw notReadable({ fileName });
  }
}
