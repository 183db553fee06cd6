import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The bytes of a province's files: into `files/` of the removal's folder, and then out of the store. */
export class KeptFiles {
  constructor(store, folder) {
    this.store = store;
    this.folder = join(folder, 'files');
  }

  /** Once no row names them. Each is on the disk here before it is gone there, so whatever is interrupted goes on. */
  async take(provinceId) {
    for await (const { key } of this.store.list(`${provinceId}/`)) {
      const content = await this.store.read(key);
      if (content) this.#write(basename(key), content);
      await this.store.remove(key);
    }
  }

  #write(name, content) {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const file = join(this.folder, name);
    writeFileSync(`${file}.new`, content, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }

  /** How many were taken, and their bytes; previews of photos among them. */
  counts() {
    const names = existsSync(this.folder) ? readdirSync(this.folder) : [];
    const bytes = names.reduce((sum, name) => sum + statSync(join(this.folder, name)).size, 0);
    return { count: names.length, bytes };
  }
}
