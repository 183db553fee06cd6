import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as workflows from './index';
import { workflowType } from './dossier/contract';

const said: string[] = [];
const silent = new DefaultLogger('ERROR', ({ message }) => void said.push(message));

it('bundles every workflow without a built-in of Node', async () => {
  const { code } = await bundleWorkflowCode({ workflowsPath: join(__dirname, 'index.ts'), logger: silent });
  expect(code).toContain('enterStage');
});

it('exports workflows and nothing else, the dossier under its agreed name', () => {
  expect(Object.keys(workflows)).toEqual([workflowType]);
});

it('fails on a file system planted in a workflow, and names it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'langmoi-planted-'));
  const workflowsPath = join(folder, 'index.ts');
  writeFileSync(
    workflowsPath,
    "import { readFileSync } from 'node:fs';\nexport const leak = async () => String(readFileSync('x'));\n",
  );
  try {
    await expect(bundleWorkflowCode({ workflowsPath, logger: silent })).rejects.toThrow();
    expect(said.join()).toContain('node:fs');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
