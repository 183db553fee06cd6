// Every folder with a jest.config.cjs has a `test` target; the journeys are left out, they start the product itself.
const { dirname } = require('node:path');

exports.createNodesV2 = [
  '**/jest.config.cjs',
  (files) =>
    files
      .filter((file) => !file.includes('node_modules') && !file.startsWith('apps/e2e/'))
      .map((file) => {
        const root = dirname(file);
        const result = root.replaceAll('/', '-');
        const command = `jest -c ${file} --silent --json --outputFile=dist/test-results/${result}.json`;
        const test = {
          executor: 'nx:run-commands',
          options: { command, cwd: '{workspaceRoot}' },
          cache: true,
          inputs: ['default', '^default'],
          outputs: [`{workspaceRoot}/dist/test-results/${result}.json`],
        };
        return [
          file,
          {
            projects: {
              [root]: { root, ...(named(root) ? {} : { name: result, tags: ['layer:tools'] }), targets: { test } },
            },
          },
        ];
      }),
];

/** Workspaces are named by their package.json. */
function named(root) {
  return /^(apps|libs)\//.test(root);
}
