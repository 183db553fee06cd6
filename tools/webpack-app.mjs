import { existsSync } from 'node:fs';
import { join } from 'node:path';

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

/** Workspace code is compiled into one file per entry; every package stays outside, for Temporal must not be bundled. */
export function configurationOf(app) {
  return {
    name: app,
    mode: 'production',
    target: 'node24',
    context: root,
    entry: entriesOf(app),
    output: {
      path: join(root, 'dist', 'apps', app),
      filename: '[name].js',
      library: { type: 'commonjs2' },
      clean: true,
    },
    resolve: { extensions: ['.ts', '.js', '.json'] },
    module: {
      rules: [{ test: /\.ts$/, exclude: /node_modules/, use: { loader: 'swc-loader', options: swc } }],
      parser: { javascript: { createRequire: false } }, // what the code itself asks Node for is none of webpack's
    },
    externals: [({ request }, callback) => (isPackage(request) ? callback(null, `commonjs ${request}`) : callback())],
    optimization: { minimize: false, nodeEnv: false, concatenateModules: false },
    devtool: 'source-map',
    performance: false,
    stats: 'errors-only',
  };
}

function isPackage(request) {
  return (
    !request.startsWith('.') &&
    !request.startsWith('/') &&
    !request.startsWith('@langmoi/') &&
    !/^[A-Z]:\\/i.test(request)
  );
}
