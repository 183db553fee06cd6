import { Outage } from '@langmoi/contracts/problem';
import type { FileStore } from '@langmoi/platform/files';
import { Inject, Injectable } from '@nestjs/common';
import { FILES } from '../evidence/evidence.service';
import type { FigureExportRow } from './figure-export.entity';

export type ExportKey = Pick<FigureExportRow, 'provinceId' | 'id'>;

const folderOf = ({ provinceId, id }: ExportKey): string => `${provinceId}/exports/${id}/`;
const keyOf = (of: ExportKey, no: number): string => `${folderOf(of)}${no}`;

/** Where the files of exports lie: beside the evidence, each export in a folder of its own. */
@Injectable()
export class ExportFiles {
  constructor(@Inject(FILES) private readonly store: FileStore) {}

  /** Durable when it resolves. */
  keep(of: ExportKey, no: number, content: Buffer): Promise<void> {
    return this.store.keep(keyOf(of, no), content);
  }

  /** Throws Outage where a row names bytes that the store has not. */
  async read(of: ExportKey, no: number): Promise<Buffer> {
    const content = await this.store.read(keyOf(of, no));
    if (content) return content;
    throw new Outage('the store of files', 60, { cause: new Error(`${keyOf(of, no)} is not there`) });
  }

  /** All of an export; where there are none nothing happens. */
  async remove(of: ExportKey): Promise<void> {
    for await (const { key } of this.store.list(folderOf(of))) await this.store.remove(key);
  }
}
