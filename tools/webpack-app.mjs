import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';

export const root = join(import.meta.dirname, '..');
export const apps = [
  'gateway',
  'directory',
  'criteria',
  'funding',
  'poverty',
  'culture',
  'recognition',
  'reporting',
  'identity',
];
export const entryNames = ['main', 'worker', 'migrate', 'load-demo', 'load-country', 'rebuild'];

/** The entries that an app has, by name. */
export function entriesOf(app) {
  const files = entryNames.map((name) => [name, join(root, 'apps', app, 'src', `${name}.ts`)]);
  return Object.fromEntries(files.filter(([, file]) => existsSync(file)));
}

const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
  },
  sourceMaps: true,
};

/** All entries, each `<app>/<name>`, with its file. */
const entries = Object.fromEntries(
  apps.flatMap((app) => Object.entries(entriesOf(app)).map(([name, file]) => [`${app}/${name}`, file])),
);

/** What the build makes, below dist/apps: the entries, and the files that they cannot run without. */
export const made = [...Object.keys(entries), 'runtime', 'libs'].map((name) => `${name}.js`);

/**
 * Workspace code is compiled once for all entries, so several in one process have it in memory once; every package stays
 * outside, for Temporal must not be bundled.
 */
export function configuration() {
  return {
    mode: 'production',
    target: 'node24',
    context: root,
    entry: entries,
    output: {
      path: join(root, 'dist', 'apps'),
      filename: '[name].js',
      library: { type: 'commonjs2' },
      clean: { keep: /^web\b/ },
    },
    resolve: { extensions: ['.ts', '.js', '.json'] },
    module: {
      rules: [{ test: /\.ts$/, exclude: /node_modules/, use: { loader: 'swc-loader', options: swc } }],
      parser: { javascript: { createRequire: false } }, // what the code itself asks Node for is none of webpack's
    },
    externals: [({ request }, callback) => (isPackage(request) ? callback(null, `commonjs ${request}`) : callback())],
    optimization: {
      ...{ minimize: false, nodeEnv: false, concatenateModules: false },
      runtimeChunk: { name: 'runtime' },
      splitChunks: {
        ...{ chunks: 'all', minSize: 0 },
        cacheGroups: {
          default: false,
          libs: { name: 'libs', test: inFolder('libs'), priority: 1 },
          ...Object.fromEntries(apps.map((app) => [app, sharedOf(app)])),
        },
      },
    },
    devtool: 'source-map',
    performance: false,
    stats: 'errors-only',
  };
}

const sharedOf = (app) => ({ name: `${app}/shared`, test: inFolder(`apps/${app}`), minChunks: 2 });

const inFolder = (folder) => (module) => module.nameForCondition?.()?.startsWith(join(root, folder, sep)) ?? false;

function isPackage(request) {
  return (
    !request.startsWith('.') &&
    !request.startsWith('/') &&
    !request.startsWith('@langmoi/') &&
    !/^[A-Z]:\\/i.test(request)
  );
}
