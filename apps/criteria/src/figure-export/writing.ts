import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { ExportedFile } from '@langmoi/contracts/figure-exports';
import type { CellOf } from '@langmoi/contracts/workbook';
import { csvMark, csvRows } from '@langmoi/domain/csv';
import { listUnits } from '@langmoi/platform/directory-copy';
import { csvCell } from '@langmoi/facts/table-answer';
import { workbookOf } from '@langmoi/platform/upload/workbook-file';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CriteriaSetService, headsPart, type SetHead } from '../criteria-set/criteria-set.service';
import {
  communesOf,
  listExported,
  longHeading,
  longRowsOf,
  wideColumns,
  wideHeading,
  wideRowsOf,
  type CommuneOfFile,
} from '../figure-import/figure-file.service';
import { ExportFiles, type ExportKey } from './export-files';
import type { FigureExportRow } from './figure-export.entity';
import { listDays, listRated, listSizes } from './figure-export.repository';

/** Rows of one file: fewer than an import takes, and than a spreadsheet shows. */
const mostRows = 100_000;
const communesOfPortion = 100;

/** One file that is to be written: by which set, of which days, of which communes. */
interface Part {
  readonly set: CriteriaSetView;
  readonly from: string;
  readonly to: string;
  readonly communes: readonly CommuneOfFile[];
  /** Without its ending. */
  readonly name: string;
}

/** Told after each portion: how many communes are written, of how many. Throws to end the writing. */
type Told = (done: number, total: number) => Promise<void>;

/** The files of exports: written, and taken away. */
@Injectable()
export class ExportWriting {
  constructor(
    private readonly sets: CriteriaSetService,
    private readonly files: ExportFiles,
  ) {}

  /**
   * Writes the files of an export as the transaction sees the figures, and keeps each as soon as it is whole. In memory
   * are one file and the figures of one portion of communes.
   */
  async write(em: EntityManager, row: FigureExportRow, told: Told): Promise<ExportedFile[]> {
    const parts = await partsOf(em, this.sets, row);
    const total = parts.reduce((sum, { communes }) => sum + communes.length, 0);
    const files: ExportedFile[] = [];
    let done = 0;
    await told(done, total);
    for (const [no, part] of parts.entries()) {
      let rows = -1; // the heading
      const counting = async function* () {
        for await (const portion of portionsOf(em, row, part)) {
          rows += portion.rows.length;
          yield portion.rows;
          if (portion.communes === 0) continue;
          done += portion.communes;
          await told(done, total);
        }
      };
      const content =
        row.format === 'csv' ? await csvFile(counting()) : await workbookOf('Số liệu', inRows(counting()));
      await this.files.keep(row, no, content);
      files.push({ no, name: `${part.name}.${row.format}`, rows, size: content.length });
    }
    return files;
  }

  remove(key: ExportKey): Promise<void> {
    return this.files.remove(key);
  }
}

interface Portion {
  readonly rows: CellOf[][];
  readonly communes: number;
}

async function* portionsOf(em: EntityManager, row: FigureExportRow, part: Part): AsyncGenerator<Portion> {
  const { set, communes, from, to } = part;
  const asked = { provinceId: row.provinceId, criteriaSet: set.id, from, to };
  const isWide = row.layout === 'wide';
  const columns = isWide ? wideColumns(set, await listRated(em, { ...asked, on: to })) : [];
  yield { rows: [isWide ? wideHeading(columns) : longHeading], communes: 0 };
  for (let at = 0; at < communes.length; at += communesOfPortion) {
    const own = communes.slice(at, at + communesOfPortion);
    const ids = own.map(({ unit }) => unit.id);
    const figures = await listExported(em, asked, ids);
    const rows = isWide ? wideRowsOf(columns, own, figures) : longRowsOf(set, own, figures);
    yield { rows: [...rows], communes: own.length };
  }
}

async function partsOf(em: EntityManager, sets: CriteriaSetService, row: FigureExportRow): Promise<Part[]> {
  const { provinceId, tier, from, to, layout } = row;
  const [{ heads } = { heads: [] }]: { heads: SetHead[] }[] = await em.query(`SELECT ${headsPart} AS heads`);
  const own = heads.filter((one) => one.level === 'commune' && one.tier === tier);
  const setIds = [...new Set(own.map(({ id }) => id))];
  const communes = communesOf(await listUnits(em));
  const range = { provinceId, setIds, from, to };
  if (layout === 'long') return longParts(em, sets, { row, communes, range });
  const parts: Part[] = [];
  for (const { criteriaSet, asOf } of await listDays(em, range)) {
    const set = await sets.byId(em, criteriaSet, asOf);
    parts.push({ set, communes, from: asOf, to: asOf, name: `so-lieu-${tier}-${asOf}` });
  }
  return parts;
}

/** A file for each set; where it would be too long, several, each of whole communes. */
async function longParts(
  em: EntityManager,
  sets: CriteriaSetService,
  { row, communes, range }: { row: FigureExportRow; communes: CommuneOfFile[]; range: Parameters<typeof listSizes>[1] },
): Promise<Part[]> {
  const { tier, from, to } = row;
  const bySet = Map.groupBy(await listSizes(em, range), ({ criteriaSet }) => criteriaSet);
  const parts: Part[] = [];
  for (const [id, sizes] of [...bySet].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const lastOn = sizes.reduce((last, one) => (one.lastOn > last ? one.lastOn : last), from);
    const set = await sets.byId(em, id, lastOn);
    const rowsOf = new Map(sizes.map(({ unitId, rows }) => [unitId, rows]));
    const named = communes.filter(({ unit }) => rowsOf.has(unit.id));
    const chunks = chunked(named, ({ unit }) => rowsOf.get(unit.id) ?? 0, mostRows);
    const name = `so-lieu-${tier}-${id}-${from}-${to}`;
    const several = chunks.length > 1;
    chunks.forEach((own, at) =>
      parts.push({ set, communes: own, from, to, name: several ? `${name}-phan-${at + 1}` : name }),
    );
  }
  return parts;
}

/** In their order, as many together as stay within a sum; one that is more alone is alone. Pure. */
export function chunked<T>(all: readonly T[], sizeOf: (one: T) => number, most: number): T[][] {
  const chunks: T[][] = [];
  let sum = Infinity;
  for (const one of all) {
    const size = sizeOf(one);
    if (sum + size > most) [sum] = [0, chunks.push([])];
    sum += size;
    chunks.at(-1)?.push(one);
  }
  return chunks;
}

async function csvFile(portions: AsyncIterable<CellOf[][]>): Promise<Buffer> {
  const pieces = [Buffer.from(csvMark)];
  for await (const rows of portions) pieces.push(Buffer.from(csvRows(rows.map((cells) => cells.map(csvCell)))));
  return Buffer.concat(pieces);
}

async function* inRows(portions: AsyncIterable<CellOf[][]>): AsyncGenerator<{ cells: CellOf[] }> {
  for await (const rows of portions) for (const cells of rows) yield { cells };
}
