import type { Tier } from '@langmoi/contracts/common';
import type { OutgoingFile } from '../../view/evidence';

const [database, store] = ['langmoi', 'evidence'];

/** Also as files were kept before districts had any. */
type KeptFile = Omit<OutgoingFile, 'whose'> & {
  readonly whose?: OutgoingFile['whose'];
  readonly communeId?: string;
  readonly tier?: Tier;
};

/** Files wait in the browser's own database: they are too large for the storage that keeps what was typed. */
function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'id' });
  return settled(request);
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing'));
  });

async function within<T>(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await opened();
  try {
    return await settled(work(base.transaction(store, mode).objectStore(store)));
  } finally {
    base.close();
  }
}

/** All that waits on this machine, the oldest first; whoever sent it. */
export async function listKept(): Promise<OutgoingFile[]> {
  const files = await within('readonly', (kept) => kept.getAll() as IDBRequest<KeptFile[]>);
  const all = files.map(({ communeId = '', tier = 'NTM', ...file }): OutgoingFile => ({
    ...file,
    whose: file.whose ?? { level: 'commune', unitId: communeId, tier },
  }));
  return all.sort((a, b) => a.at - b.at);
}

export const keepFile = (file: OutgoingFile): Promise<unknown> => within('readwrite', (kept) => kept.put(file));

export const forgetFile = (id: string): Promise<unknown> => within('readwrite', (kept) => kept.delete(id));
