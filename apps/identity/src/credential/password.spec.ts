import { hashPassword, isOutdated, isPassword } from './password';

it('knows a password by its hash, and no other', async () => {
  const stored = await hashPassword('một con vịt xòe ra');
  expect(stored).toMatch(/^scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await isPassword('một con vịt xòe ra', stored)).toBe(true);
  expect(await isPassword('một con vịt xoè ra', stored)).toBe(false);
  expect(await isPassword('', stored)).toBe(false);
});

it('takes the same letters for the same however a keyboard composes them', async () => {
  const stored = await hashPassword('đường làng mới'.normalize('NFD'));
  expect(await isPassword('đường làng mới'.normalize('NFC'), stored)).toBe(true);
});

it('never hashes two equal passwords alike', async () => {
  expect(await hashPassword('làng quê yên bình')).not.toBe(await hashPassword('làng quê yên bình'));
});

it('refuses where nothing is stored, in about the same time', async () => {
  const stored = await hashPassword('mật khẩu thật dài');
  const timed = async (hash: string | undefined) => {
    const began = performance.now();
    expect(await isPassword('sai', hash)).toBe(false);
    return performance.now() - began;
  };
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let round = 0; round < 5; round++) {
    times.known.push(await timed(stored));
    times.unknown.push(await timed(undefined));
  }
  const [known, unknown] = [Math.min(...times.known), Math.min(...times.unknown)];
  expect(unknown).toBeGreaterThan(known / 3);
  expect(unknown).toBeLessThan(known * 3);
});

it('tells hashes of other parameters from those of today', async () => {
  expect(isOutdated(await hashPassword('mật khẩu thật dài'))).toBe(false);
  expect(isOutdated('scrypt$ln=14,r=8,p=5$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).toBe(
    true,
  );
  expect(await isPassword('x', 'plain')).toBe(false);
});
