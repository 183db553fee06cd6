// `node tools/build-app.mjs`: webpack compiles the entries of all apps into dist/apps/<app>/<entry>.js, and what they share.
import webpack from 'webpack';
import { configuration } from './webpack-app.mjs';

webpack(configuration()).run((error, stats) => {
  if (error || stats.hasErrors()) {
    console.error(error?.stack ?? stats.toString({ all: false, errors: true, colors: false }));
    process.exitCode = 1;
  }
});
