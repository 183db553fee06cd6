import type { FolderLines } from '@langmoi/contracts/folder';
import { statedBy, UnitCodes } from '@langmoi/platform/folder-lines';
import type { EntityManager } from 'typeorm';
import { listUnits } from './reference/reference.repository';
import { listOfTitles } from './succession/succession.repository';
import { heldOf } from './title/standing';
import { listDecisions, listTitles } from './title/title.service';

/** The titles that communes hold now, each by its decision; one that a change of units left provisional is none yet. */
export async function listFolderLines(em: EntityManager): Promise<FolderLines> {
  const codes = new UnitCodes(await listUnits(em));
  const decisions = new Map((await listDecisions(em)).map((one) => [one.dossierId, one]));
  const held = heldOf(await listTitles(em), await listOfTitles(em))
    .filter(({ standing }) => standing === 'held')
    .sort((a, b) => a.title.asOf.localeCompare(b.title.asOf) || a.title.basis.localeCompare(b.title.basis) * -1);
  const newest = new Map(held.map((one) => [`${one.holderId}/${one.title.tier}`, one]));
  return {
    recognised: [...newest.values()].flatMap(({ title, holderId }) => {
      if (holderId === null) return [];
      const { tier, decisionNumber, asOf, source, dossierId } = title;
      const decision = decisions.get(dossierId ?? '');
      const read = decision ? { document: `Quyết định ${decision.number}`, date: decision.signedOn } : source;
      return { communeCode: codes.of(holderId), tier, decisionNumber, asOf, ...statedBy(read) };
    }),
  };
}
