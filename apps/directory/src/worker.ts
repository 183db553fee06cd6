import { workerEntry } from '@langmoi/platform/entries';
import { entities, workerModule } from './app.module';

/** The outbox relay, and the watch over the world's calendar. The directory listens to nobody: everybody listens to it. */
export const start = workerEntry({ name: 'directory', module: workerModule, entities });
