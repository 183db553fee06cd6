import { running } from './home.mjs';
import { detach } from './up.mjs';

/** Walks through the running product; starts it in the background when it does not run. */
export async function run() {
  if (!running()?.ready) {
    const code = await detach();
    if (code) return code;
  }
  const { urls } = running();
  const demo = await import('./demo.mjs');
  await demo.run({ webUrl: urls.web, temporalUiUrl: urls.temporalUi });
  return 0;
}
