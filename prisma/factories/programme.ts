import type { ProgrammeSource } from '@/lib/agenda/render/word-programme';

const said = (en: string, fr: string, es: string) => ({ en, fr, es });

/** A programme of two days with parallel rooms, people, points, annotations and documents, as full as a real one. */
export function longProgramme(): ProgrammeSource {
  const session = (at: number): ProgrammeSource['programme']['sessions'][number] => {
    const hour = 9 + (at % 8);
    const isParallel = at % 3 === 2;
    return {
      id: `session-${at}`,
      code: `s-${at}`,
      kind: at % 8 === 0 ? 'OPENING' : at % 8 === 3 ? 'BREAK' : isParallel ? 'BREAKOUT' : 'PLENARY',
      day: at < 8 ? 1 : 2,
      start: `${String(hour).padStart(2, '0')}:00`,
      end: `${String(hour).padStart(2, '0')}:45`,
      room: at % 8 === 3 ? null : isParallel ? `Room ${10 - (at % 4)}` : 'Room XIX',
      number: at % 4 === 1 ? 'iv' : null,
      title: said(
        `Session ${at}: contributions of the regional processes to the review of the Compact`,
        `Séance ${at} : contributions des processus régionaux à l’examen du Pacte`,
        `Sesión ${at}: contribuciones de los procesos regionales al examen del Pacto`,
      ),
      note:
        at % 2 === 0
          ? said(
              `Annotation ${at}. Participants are invited to share what has been done since the last meeting, what has worked and what has not, and to name one commitment that their region would carry on.`,
              `Annotation ${at}. Les participants sont invités à exposer ce qui a été fait depuis la dernière réunion, ce qui a réussi ou non, et à nommer un engagement que leur région poursuivrait.`,
              `Anotación ${at}. Se invita a los participantes a exponer lo hecho desde la última reunión, lo que ha funcionado y lo que no, y a nombrar un compromiso que su región mantendría.`,
            )
          : {},
      items:
        at % 3 === 0
          ? [
              { number: 'i', title: said(`Point ${at} one`, `Point ${at} un`, `Punto ${at} uno`) },
              { number: 'ii', title: said(`Point ${at} two`, `Point ${at} deux`, `Punto ${at} dos`) },
            ]
          : [],
      documents:
        at % 5 === 0
          ? [
              {
                symbol: `GRCP/8/INF/${at}`,
                title: said('Background paper', 'Document de base', 'Documento de antecedentes'),
                address: 'https://example.org/document',
              },
            ]
          : [],
      languages: isParallel ? [] : ['en', 'fr', 'es'],
      roles:
        at % 8 === 3
          ? []
          : [
              { kind: 'CHAIR', name: 'Amina Diallo', about: said('Senegal', 'Sénégal', 'Senegal') },
              {
                kind: 'SPEAKER',
                name: `Speaker Number-${at}`,
                about: said(
                  'Secretariat of a regional process',
                  'Secrétariat d’un processus régional',
                  'Secretaría de un proceso regional',
                ),
              },
            ],
    };
  };
  return {
    meeting: {
      id: 'm',
      slug: 'grcp-next',
      code: 'GRCP8',
      edition: 8,
      title: said(
        'Eighth Global RCP Meeting',
        'Huitième Réunion mondiale des PCR',
        'Octava Reunión Mundial de los PCR',
      ),
      shortTitle: said('Eighth meeting', 'Huitième réunion', 'Octava reunión'),
      city: 'Geneva',
      countryCode: 'CH',
      startsOn: new Date('2027-01-29T00:00:00Z'),
      endsOn: new Date('2027-01-30T00:00:00Z'),
      zone: 'Europe/Zurich',
      languages: ['en', 'fr', 'es'],
      phase: 'OPEN',
      cancelledAt: null,
      registrationOpensAt: null,
      registrationClosesAt: null,
      surveyClosesAt: null,
      freezesAt: null,
      confirmation: 'AUTOMATIC',
      offerHours: 0,
      capacity: 100,
      topK: 3,
      smallCell: 5,
      illustrative: true,
      liveSeq: 0,
      isPublished: false,
    },
    theme: said(
      'From recommendation to practice',
      'De la recommandation à la pratique',
      'De la recomendación a la práctica',
    ),
    venue: 'Palais des Nations',
    programme: {
      number: 3,
      publishedAt: new Date('2027-01-10T08:30:00Z'),
      sessions: Array.from({ length: 16 }, (_, at) => session(at)),
    },
  };
}
