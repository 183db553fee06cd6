// `node tools/bundle-workflows.mjs`: the workflow package as the one file that the worker loads.
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const { code } = await bundleWorkflowCode({
  workflowsPath: join(root, 'libs/workflows/src/index.ts'),
  workflowInterceptorModules: [join(root, 'libs/workflows/src/trace-interceptors.ts')],
  logger: new DefaultLogger('ERROR'),
});
mkdirSync(join(root, 'dist/workflows'), { recursive: true });
writeFileSync(join(root, 'dist/workflows/workflow-bundle.js'), code);
