import type { Caller } from '@langmoi/contracts/caller';
import type { Source } from '@langmoi/contracts/common';
import { folderLinesApi, type FolderLines } from '@langmoi/contracts/folder';
import { Outage } from '@langmoi/contracts/problem';
import { Controller, type Type } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Db } from './db';
import { Who } from './http';
import { Route } from './route';

/** What a service knows now of its part of the province's folder, inside the transaction of whoever asks. */
type Listing = (em: EntityManager) => Promise<FolderLines>;

/**
 * A controller that tells a service's own lines of a province's folder. The guard at the door decides by the table who may
 * ask, and the database shows the rows of the province in hand.
 */
export function folderLinesController(list: Listing): Type {
  @Controller()
  class FolderLinesController {
    constructor(private readonly db: Db) {}

    @Route(folderLinesApi.listFolderLines)
    list(@Who() caller: Caller): Promise<FolderLines> {
      return this.db.read(caller, list);
    }
  }
  return FolderLinesController;
}

/** Where a line was read; what an officer entered has no paper, and its line says so. Pure. */
export const statedBy = (source: Pick<Source, 'document' | 'date'> | null) =>
  source === null
    ? { document: 'Nhập trên hệ thống, không kèm văn bản', documentDate: null }
    : { document: source.document, documentDate: source.date };

/** What the units of a service's copy are called by in a folder: their codes of now. */
export class UnitCodes {
  private readonly codes: ReadonlyMap<string, string>;
  constructor(units: readonly { readonly id: string; readonly code: string }[]) {
    this.codes = new Map(units.map(({ id, code }) => [id, code]));
  }
  has(unitId: string): boolean {
    return this.codes.has(unitId);
  }
  /** Null for none, and for one that is not among them. */
  here(unitId: string | null): string | null {
    return this.codes.get(unitId ?? '') ?? null;
  }
  /** Throws Outage for a unit of which the directory has not told yet: it does in a moment. */
  of(unitId: string): string {
    const code = this.codes.get(unitId);
    if (code === undefined) throw new Outage("the directory's units");
    return code;
  }
}
