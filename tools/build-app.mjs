// `node tools/build-app.mjs [app …]`: webpack compiles each app's entries into dist/apps/<app>/<entry>.js.
import webpack from 'webpack';
import { apps, configurationOf, entriesOf } from './webpack-app.mjs';

const wanted = process.argv.slice(2);
const chosen = (wanted.length ? wanted : apps).filter((app) => Object.keys(entriesOf(app)).length);
if (chosen.length) {
  webpack(chosen.map(configurationOf)).run((error, stats) => {
    if (error || stats.hasErrors()) {
      console.error(error?.stack ?? stats.toString({ all: false, errors: true, colors: false }));
      process.exitCode = 1;
    }
  });
}
