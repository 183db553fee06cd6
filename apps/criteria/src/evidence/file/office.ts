import { entriesOf, filesOf, inflatedSize } from '@langmoi/platform/upload/archive';

const mostUnfolded = 96 * 1024 * 1024;
const mostEntries = 5_000;

/** Parts that run or carry something else: macros, ActiveX, OLE, DDE, scripts of ODF, programs and pages. */
const actingPart =
  /(^|\/)vba[^/]*\.(bin|xml)$|(^|\/)(activeX|ddeLinks?|Basic|Scripts)\/|embeddings\/.*\.bin$|\.(exe|dll|js|vbs|bat|cmd|ps1|scr|jar|hta|html?)$/i;
const actingType = /macroEnabled|vnd\.ms-office\.(vbaProject|activeX)/i;
const actingText = /(instrText[^>]*>|w:instr\s*=\s*["'])\s*DDE|script:event-listener|<!ENTITY|<!DOCTYPE/i;
const relation = /<Relationship\b[^>]*>/gi;
const isElsewhere = /\bTarget\s*=\s*["'](https?:|ftp:|mhtml:|file:\/\/[^/]|\\\\)/i;
/** A link goes elsewhere when somebody clicks it; the values of another workbook are fetched when somebody says so. */
const isAsked = /\bType\s*=\s*["'][^"']*\/(hyperlink|externalLinkPath)["']/i;

export type OfficeIs = 'plain' | 'acts' | 'unfolds';

/**
 * Whether an office file (a ZIP archive) is `plain`, `acts` by macros, embedded objects or what it fetches, or `unfolds` to
 * too much; with the pictures in it, for whoever looks for positions. Throws on an archive that cannot be read.
 */
export function officeIs(content: Buffer): { is: OfficeIs; pictures: Buffer[] } {
  if (entriesOf(content).length > mostEntries || inflatedSize(content, mostUnfolded) > mostUnfolded)
    return { is: 'unfolds', pictures: [] };
  const files = filesOf(content, mostUnfolded);
  const doesAct = files.some(({ name, content: part }) => actingPart.test(name) || actsBy(name, part));
  const pictures = files.filter(({ name }) => /\.(jpe?g|png|webp|tiff?|heic)$/i.test(name));
  return { is: doesAct ? 'acts' : 'plain', pictures: pictures.map((one) => one.content) };
}

function actsBy(name: string, part: Buffer): boolean {
  if (/\.(docx|xlsx|pptx|odt|ods)$/i.test(name)) return officeIs(part).is !== 'plain'; // such as the sheet behind a chart
  if (!/\.(xml|rels)$/i.test(name)) return false;
  const text = part.toString('utf8');
  if (name.endsWith('.rels'))
    return (text.match(relation) ?? []).some((one) => isElsewhere.test(one) && !isAsked.test(one));
  return (name === '[Content_Types].xml' && actingType.test(text)) || actingText.test(text);
}
