import { randomUUID } from 'node:crypto';
import { sha256 } from '@/lib/core/canonical';
import type { Tx } from '@/lib/core/db';
import { placeContent } from '@/lib/core/file-store';
import type { DocumentAccess, DocumentKind } from '@/lib/core/prisma/enums';
import { queueReading } from '@/lib/documents/queue-reading';
import type { Language } from './people';
import { plainPdf } from './plain-pdf';

type Words = Partial<Record<Language, string>>;

type SampleDocument = {
  kind: DocumentKind;
  symbol: string;
  title: Words;
  author?: string;
  access: DocumentAccess;
  /** Under embargo until the first day of the meeting. */
  isEmbargoed?: true;
  /** It stands at the first session of the programme. */
  isOfOpening?: true;
  /** Languages of each revision, from the first. */
  revisions: readonly (readonly Language[])[];
  says: Words;
  /** A slide for each, after the first; without them it is a sheet of paper. */
  slides?: Partial<Record<Language, readonly (readonly string[])[]>>;
};

const invented: Record<Language, string> = {
  en: 'Illustrative document: invented, for the sample only.',
  fr: 'Document fictif\u00a0: inventé, pour l\u2019exemple seulement.',
  es: 'Documento ilustrativo: inventado, solo para la muestra.',
};

const all = ['en', 'fr', 'es'] as const;

/** A few documents of every kind: one in an earlier version only in Spanish, one missing in Spanish, one under embargo, one awaited. */
const documents: readonly SampleDocument[] = [
  {
    kind: 'KEY',
    symbol: 'DOC/1',
    title: { en: 'Annotated agenda', fr: 'Ordre du jour annoté', es: 'Programa anotado' },
    access: 'PUBLIC',
    isOfOpening: true,
    revisions: [all],
    says: {
      en: 'The meeting exchanges experience among regions and agrees common priorities.',
      fr: 'La réunion échange des expériences entre régions et convient de priorités communes.',
      es: 'La reunión intercambia experiencias entre regiones y acuerda prioridades comunes.',
    },
  },
  {
    kind: 'KEY',
    symbol: 'DOC/2',
    title: { en: 'Concept note', fr: 'Note conceptuelle', es: 'Nota conceptual' },
    access: 'PUBLIC',
    revisions: [all, ['en', 'fr']],
    says: {
      en: 'Breakout groups prepare recommendations on labour mobility, return and reintegration.',
      fr: 'Les groupes de travail préparent des recommandations sur la mobilité de la main-d\u2019œuvre, le retour et la réintégration.',
      es: 'Los grupos de trabajo preparan recomendaciones sobre movilidad laboral y retorno.',
    },
  },
  {
    kind: 'BACKGROUND',
    symbol: 'INF/1',
    title: {
      en: 'Labour mobility between regions: a note for discussion',
      fr: 'La mobilité de la main-d\u2019œuvre entre régions\u00a0: note pour la discussion',
    },
    access: 'PARTICIPANTS',
    revisions: [['en', 'fr']],
    says: {
      en: 'Which agreements between regions ease the recognition of skills?',
      fr: 'Quels accords entre régions facilitent la reconnaissance des compétences\u202f?',
    },
  },
  {
    kind: 'STATEMENT',
    symbol: 'STAT/1',
    title: { en: 'Opening statement', fr: 'Déclaration d\u2019ouverture' },
    author: 'Incoming chair',
    access: 'PUBLIC',
    isEmbargoed: true,
    isOfOpening: true,
    revisions: [['en', 'fr']],
    says: {
      en: 'Excellencies, distinguished delegates: to be checked against delivery.',
      fr: 'Excellences, mesdames et messieurs les délégués\u00a0: seul le prononcé fait foi.',
    },
  },
  {
    kind: 'PRESENTATION',
    symbol: 'PRES/1',
    title: { en: 'Return and reintegration: what has worked' },
    author: 'A mechanism of the region',
    access: 'PUBLIC',
    isEmbargoed: true,
    revisions: [],
    says: {},
  },
  {
    kind: 'PRESENTATION',
    symbol: 'PRES/2',
    title: { en: 'Three corridors of labour mobility', fr: 'Trois couloirs de mobilité de la main-d\u2019œuvre' },
    author: 'A mechanism of another region',
    access: 'PUBLIC',
    isOfOpening: true,
    revisions: [['en', 'fr']],
    says: { en: 'What they share, and where they differ', fr: 'Points communs et différences' },
    slides: {
      en: [
        ['What they share', '', 'Skills recognised before departure', 'One contract, in two languages'],
        ['Where they differ', '', 'Who pays for the journey', 'Who may change employer'],
        ['Questions for the groups', '', 'Which of these could your region take over?'],
      ],
      fr: [
        ['Points communs', '', 'Des compétences reconnues avant le départ', 'Un seul contrat, en deux langues'],
        ['Différences', '', 'Qui paie le voyage', 'Qui peut changer d\u2019employeur'],
        ['Questions aux groupes', '', 'Que pourrait reprendre votre région\u202f?'],
      ],
    },
  },
];

/** The documents of the next edition, as its secretariat would have added them; their words are read by the jobs they ask for. */
export async function issueDocuments(tx: Tx, meetingId: string, byAccountId: string, at: Date): Promise<void> {
  const meeting = await tx.meeting.findUniqueOrThrow({
    where: { id: meetingId },
    select: { id: true, code: true, startsOn: true },
  });
  const opening = await tx.agendaSession.findFirst({
    where: { meetingId },
    orderBy: [{ day: 'asc' }, { start: 'asc' }, { position: 'asc' }],
    select: { id: true },
  });
  for (const { kind, symbol, title, author, access, isEmbargoed, isOfOpening, revisions, says, slides } of documents) {
    const embargoUntil = isEmbargoed ? meeting.startsOn : null;
    const firstOutAt = revisions.length > 0 ? (embargoUntil ?? at) : null;
    const { id } = await tx.document.create({
      data: {
        meetingId: meeting.id,
        kind,
        symbol: `${meeting.code}/${symbol}`,
        title,
        author: author ?? null,
        access,
        embargoUntil,
        firstOutAt,
        publicAt: access === 'PUBLIC' ? firstOutAt : null,
        sessionId: isOfOpening ? (opening?.id ?? null) : null,
        byAccountId,
        createdAt: at,
      },
      select: { id: true },
    });
    for (const [revision, languages] of revisions.entries())
      for (const language of languages) {
        const name = title[language] ?? '';
        const heading = revision === 0 ? name : `${name} (Rev.${revision})`;
        const first = [heading, '', invented[language], '', says[language] ?? ''];
        const look = slides ? ({ size: 24, sheet: 'slide' } as const) : {};
        const bytes = plainPdf([first, ...(slides?.[language] ?? [])], look);
        const fileId = await store(tx, meeting.id, byAccountId, bytes);
        const file = await tx.documentFile.create({
          data: { documentId: id, revision, language, title: name, fileId, byAccountId, at },
          select: { id: true },
        });
        await queueReading(tx, file.id);
      }
  }
}

async function store(tx: Tx, meetingId: string, byAccountId: string, bytes: Uint8Array): Promise<string> {
  const [id, key] = [randomUUID(), randomUUID()];
  await tx.storedFile.create({
    data: {
      id,
      meetingId,
      purpose: 'document',
      status: 'STORED',
      key: `${key.slice(0, 2)}/${key}`,
      name: 'Document (illustrative).pdf',
      type: 'application/pdf',
      size: bytes.length,
      sha256: sha256(bytes),
      byAccountId,
    },
    select: { id: true },
  });
  await placeContent({ id, key: `${key.slice(0, 2)}/${key}`, bytes });
  return id;
}
