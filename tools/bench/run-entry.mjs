// `node run-entry.mjs <app>/<entry>`: a process of the product as a workload starts it, from its sources. Its
// environment is all it is told; it says `ready` on the IPC channel, and ends when that closes.
import { createRequire } from 'node:module';
import './typescript.mjs';

const { start } = createRequire(import.meta.url)(`../../apps/${process.argv[2].replace('/', '/src/')}.ts`);
const stop = await start(process.env);
process.once('disconnect', () => stop().finally(() => process.exit()));
process.send('ready');
