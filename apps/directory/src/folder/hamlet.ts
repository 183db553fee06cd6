import { writtenHamlet } from '@langmoi/domain/hamlet-words';
import type { Cell } from './cell';

/** Hamlets by the code of their commune, as in `97011 ấp An Hòa; 97012 khóm 3`. */
export const hamlets: Cell<string[]> = {
  read(text) {
    const value = text.split(';').map((one) => one.trim());
    const strange = value.find((one) => writtenHamlet(one) === undefined);
    return strange === undefined ? { value } : { fault: unreadable(strange) };
  },
  write: (value) => value.join('; '),
};

const unreadable = (text: string) => ({
  detail: { vi: `“${text}” không phải là ấp, khóm, thôn`, en: `“${text}” is no hamlet` },
  remedy: {
    vi: 'Viết mã xã, loại và tên, cách nhau bằng dấu chấm phẩy, ví dụ 97011 ấp An Hòa; 97012 khóm 3.',
    en: 'Write the commune’s code, the kind and the name, as in 97011 ấp An Hòa; 97012 khóm 3.',
  },
});
