import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeDocx, makePdf, makePptx } from '@/prisma/factories/paper-files';
import { inspectPaper, readWords } from './read-paper';

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const rels = (type: string) => ({
  'word/_rels/document.xml.rels': strToU8(
    `<Relationships><Relationship Id="r1" TargetMode="External" Type="http://x/relationships/${type}" Target="https://elsewhere.example/x"/></Relationships>`,
  ),
});

describe('a document that is looked at', () => {
  it.each([
    ['a PDF', makePdf(['One', 'Two'])],
    ['a text document', makeDocx(['One'])],
    ['a presentation', makePptx(['One'])],
    ['a text document with a link', makeDocx(['One'], rels('hyperlink'))],
  ])('%s passes', async (_name, bytes) => {
    expect(await inspectPaper(bytes)).toEqual({ ok: true, words: '' });
  });

  it.each([
    ['a PDF that runs a script when it is opened', makePdf(['One'], { catalog: `/OpenAction ${script}` }), 'active'],
    [
      'a PDF whose script is written in other letters',
      makePdf(['One'], {
        catalog: '/Names << /Java#53cript << /Names [(a) 100 0 R] >> >>',
        more: ['<< /S /Java#53cript /J#53 (app.alert\\(1\\)) >>'],
      }),
      'active',
    ],
    [
      'a PDF that starts a program',
      makePdf(['One'], { catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }),
      'active',
    ],
    ['what only begins like a PDF', Buffer.from('%PDF-1.7\n<html><script>alert(1)</script>'), 'damaged'],
    ['a text document with macros', makeDocx(['One'], { 'word/vbaProject.bin': new Uint8Array(9) }), 'active'],
    [
      'a presentation with a file in it',
      makePptx(['One'], { 'ppt/embeddings/oleObject1.bin': new Uint8Array(9) }),
      'active',
    ],
    ['a text document whose template is elsewhere', makeDocx(['One'], rels('attachedTemplate')), 'active'],
    [
      'a text document that is not well-formed',
      makeDocx(['One'], { 'word/_rels/document.xml.rels': strToU8('<a><b></a>') }),
      'damaged',
    ],
    [
      'an archive that unpacks to too much',
      makeDocx(['One'], { 'word/media/a.png': new Uint8Array(130 * 1024 * 1024) }),
      'heavy',
    ],
  ])(
    '%s is refused',
    async (_name, bytes, code) => {
      expect(await inspectPaper(bytes)).toEqual({ ok: false, code });
    },
    30_000,
  );

  it('that takes more time than it may is left', async () => {
    expect(await inspectPaper(makePdf(['One']), { milliseconds: 1 })).toEqual({ ok: false, code: 'heavy' });
  });
});

describe('words of a document', () => {
  it.each([
    [
      'PDF',
      makePdf(['Main-d\u2019\u0153uvre'.replace('\u2019', "'").replace('\u0153', 'oe'), 'Second page']),
      "Main-d'oeuvre\n\nSecond page",
    ],
    [
      'DOCX',
      makeDocx(['Migraci\u00f3n laboral', 'e\ufb03cace &amp; \u00a0utile']),
      'Migraci\u00f3n laboral\nefficace & utile',
    ],
    [
      'PPTX',
      makePptx(Array.from({ length: 11 }, (_, index) => `Slide ${index + 1}`)),
      Array.from({ length: 11 }, (_, index) => `Slide ${index + 1}`).join('\n\n'),
    ],
  ])('%s: in reading order, one sign a letter', async (_name, bytes, words) => {
    expect(await readWords(bytes)).toEqual({ ok: true, words });
  });
});
