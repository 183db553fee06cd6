// Run by `./langmoi province export` and `remove`: makes the files of a province's folder, in their canonical form, of
// what the services told. Reads { directory, lines } from stdin; prints { arrived, files }: whether every service has the
// folder that was taken in last, and [{ name, content }], none where no folder made the province.
import { text } from 'node:stream/consumers';
import '../contracts/load.mjs';

const { assembled, hasArrived } = await import('../../apps/directory/src/folder/assembled.ts');
const { writtenFolder } = await import('../../apps/directory/src/folder/written.ts');
const { directory, lines } = JSON.parse(await text(process.stdin));
const folder = assembled(directory, lines);
const files = folder === null ? [] : writtenFolder(folder);
process.stdout.write(JSON.stringify({ arrived: hasArrived(directory, lines), files }));
