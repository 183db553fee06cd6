// Words that name a province: what a search, an export or a file tells has often no id that could be looked up.
import { randomUUID } from 'node:crypto';

const markOf = (word) => `Ấp ${word.toUpperCase()}`;

/** What only this province says: its mark in households and files, and the beginning of its accounts' names. */
export const saidBy = ({ word }) => new RegExp(`${markOf(word)}(?!\\w)|(?<![\\w.])${word}\\.[a-z]`, 'gu');

/** What somebody types into a search: a mark or an account of either province, or what both have. */
export const searched = (provinces) => [
  ...provinces.flatMap(({ word }) => [markOf(word), `${word}.`, `${word}.quan-tri`]),
  ...['Ấp', 'ap d', 'Huyện 1', 'dien tap'],
];

const decision = { number: '1/QĐ-UBND (diễn tập)', date: '2020-03-31', authority: 'UBND xã (diễn tập)' };

/** Households in the registers of two communes and papers at a dossier, each with the mark of its province. */
export async function leaveMarks({ product, provinces }) {
  await Promise.all(provinces.map((province) => marksOf(product, province)));
}

async function marksOf(product, { word, communes }) {
  const mark = markOf(word);
  for (const { id, register } of [communes[0], communes.at(-1)]) {
    const office = await product.offices.of(register);
    const members = [{ name: `${mark} Chủ Hộ`, birth: '1960', relation: 'head' }];
    const household = { hamlet: mark, address: `${mark}, nhà số 1`, phone: '0900 000 000', members, decision };
    await office.command(`/poverty/communes/${id}/households`, {
      ...household,
      ...{ classification: 'poor', since: '2020-03-31' },
    });
  }
  const [{ id: communeId, account }] = communes;
  const office = await product.offices.of(account);
  const dossier = await office.command('/recognition/dossiers', { communeId, tier: 'NTM', year: 2099 });
  const form = formOf({ code: 'REG' }, { name: `${word}.pdf`, type: 'application/pdf', text: `%PDF-1.4 ${mark}` });
  const path = `/recognition/dossiers/${dossier.id}/documents`;
  const { status, told } = await office.plain(path, { method: 'POST', form, key: randomUUID() });
  if (status !== 201) throw new Error(`the paper of ${word} was not taken: ${status} ${told}`);
}

/** A file with its fields, as a browser sends it. */
export function formOf(fields, { name, type, text }) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new File([text], name, { type }));
  return form;
}

const headings =
  'Tài khoản,Họ tên,Cơ quan,Mã đơn vị,Vai trò,Từ ngày,Số quyết định,Ngày quyết định,Người ký,Mã đơn vị quê quán';

/**
 * A file of officers that names units of the other province, beside one that names units of nobody: administrators are
 * told the same of both, row by row.
 */
export async function guessInFiles({ product, provinces, verdict }) {
  const wrong = [];
  for (const [index, province] of provinces.entries()) {
    const [{ code: foreign }] = provinces[1 - index].communes;
    const told = [];
    for (const code of [foreign, '9999999']) {
      const row = (unit, home) =>
        `thu.${province.word},Người thử,UBND,${unit},Cán bộ xã,01/4/2020,1/QĐ (diễn tập),31/3/2020,UBND (diễn tập),${home}`;
      const text = [headings, row(code, ''), row(province.communes[0].code, code)].join('\r\n');
      const office = await product.offices.of(`${province.word}.quan-tri`);
      const form = formOf({ dryRun: 'true' }, { name: 'can-bo.csv', type: 'text/csv', text });
      const path = `/directory/provinces/${province.id}/officer-imports`;
      const answer = await office.plain(path, { method: 'POST', form, key: randomUUID() });
      told.push(`${answer.status} ${answer.told.replaceAll(code, '')}`);
    }
    if (told[0] !== told[1] || !told[0].startsWith('200') || !told[0].includes('refused'))
      wrong.push(told.join(' but '));
  }
  verdict.check(
    'a file that names units of the other province is told the same as one of nobody',
    !wrong.length,
    wrong,
  );
}
