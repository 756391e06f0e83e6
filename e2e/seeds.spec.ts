import { expect, test } from '@playwright/test';
import { ask, wordsOf } from './ask';

/**
 * What the fact sheet of 2018 prints, phrase by phrase, and what the directory counts. Where the two differ, the page says why.
 * Source: "Fiche d'information sur les mécanismes consultatifs interétatiques sur la migration 2018".
 */
const sheetOf2018: readonly [figure: string, phrase: string, computed: number][] = [
  ['first-mechanism-year', 'Le premier MCIM a été établi en 1986', 1985],
  ['active-rcp', '15 PCR actifs', 18],
  ['active-irf', '13 FIR actifs', 12],
  ['global-processes', '3 processus/dialogues mondiaux sur la migration', 3],
  ['countries-in-at-least-one-rcp', '166 pays participent à un PCR au moins', 175],
  ['countries-in-at-least-one-irf', '179 pays participent à un FIR au moins', 171],
  ['countries-in-at-least-two-global', '195 pays participent à deux processus mondiaux sur la migration au moins', 195],
  ['theme-labour-migration', 'Migration de main-d’œuvre – 20 PCR et FIR', 21],
  ['theme-migration-and-development', 'Migration et développement – 15 PCR et FIR', 18],
  ['theme-irregular-migration', 'Migration irrégulière – 14 PCR et FIR', 21],
  ['theme-counter-trafficking', 'Lutte contre la traite – 15 PCR et FIR', 20],
  ['theme-migrants-rights', 'Droits des migrants – 12 PCR et FIR', 14],
  ['theme-migration-policy', 'Politiques migratoires – 11 PCR et FIR', 19],
  ['theme-integration', 'Intégration des migrants – 9 PCR et FIR', 9],
  ['theme-border-management', 'Gestion des frontières – 10 PCR et FIR', 17],
  ['theme-migration-data', 'Données sur la migration – 10 PCR et FIR', 13],
  ['theme-return-readmission', 'Retour et réadmission – 8 PCR et FIR', 11],
  ['theme-health', 'Santé dans le contexte migratoire – 6 PCR et FIR', 6],
  ['theme-climate-change', 'Migration et changement climatique – 2 PCR', 4],
  ['iom-full-participant', 'participant à part entière du Processus de Bali et des CIG', 2],
  ['iom-observer', 'observateur auprès de 19 MCIM', 22],
  ['iom-technical-secretariat', 'le secrétariat technique de 12 MCIM', 5],
  ['iom-administrative-support', 'projets d’appui administratif pour 4 autres MCIM', 5],
  ['iom-hosts', 'l’OIM héberge en outre deux secrétariats (FMDD et CIG)', 2],
  ['global-meetings-since', 'L’OIM organise des réunions mondiales des PCR depuis 2005', 2005],
];

/** The number of a phrase; the two that it writes out are two. */
const numberIn = (phrase: string) => Number(/\d+/.exec(phrase)?.[0] ?? 2);

const textOf = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

for (const locale of ['en', 'fr', 'es'])
  test(`the fact sheet of 2018 says what its document prints, figure by figure: ${locale}`, async () => {
    const html = await (await ask(`/${locale}/figures?year=2018`)).text();
    const rows = html.slice(html.indexOf('<main'), html.indexOf('</main>')).split('<tr').slice(1);
    const differences: string[] = [];
    for (const [figure, phrase, computed] of sheetOf2018) {
      const row = rows.find((one) => one.includes(`/figures/${figure}?`)) ?? '';
      const cells = [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) => textOf(cell));
      expect([figure, cells[1], cells[2]]).toEqual([figure, String(numberIn(phrase)), String(computed)]);
      // Where they differ the page does not leave the reader alone with it.
      if (computed !== numberIn(phrase) && (cells.at(-1) ?? '').length < 20) differences.push(figure);
    }
    expect(differences).toEqual([]);
    expect(rows.filter((row) => row.includes('/figures/')).length).toBeGreaterThanOrEqual(sheetOf2018.length);
  });

type Said = Record<'en' | 'fr' | 'es', RegExp>;

/**
 * What the page of the meeting of 2017 says, point by point, and how its page says so in each language. Source: the meeting's page at IOM.
 * Its two last headings, "Documents essentiels" and "Présentations", have nothing behind them there: Parley shows documents where there are any.
 */
const meetingOf2017: readonly [point: string, said: Said][] = [
  [
    'La septième Réunion mondiale des présidents et secrétariats des processus consultatifs régionaux, interrégionaux et mondiaux sur la migration',
    {
      en: /Seventh Global Meeting of Chairs and Secretariats of Regional, Inter-regional and Global Consultative Processes/,
      fr: /Septième Réunion mondiale des présidents et secrétariats des processus consultatifs régionaux, interrégionaux et mondiaux/,
      es: /Séptima Reunión Global de Presidencias y Secretarías de los Procesos Consultivos Regionales, Interregionales y Mundiales/,
    },
  ],
  [
    'organisée les 10-11 octobre 2017 par l’OIM à Genève (Suisse)',
    {
      en: /Geneva \(Switzerland\), 10\D11 October 2017/,
      fr: /Genève \(Suisse\), 10\D11 octobre 2017/,
      es: /Ginebra \(Suiza\), 10\D11 de octubre de 2017/,
    },
  ],
  [
    'avait pour thème « Mécanismes consultatifs interétatiques sur la migration et pacte mondial pour des migrations sûres, ordonnées et régulières »',
    {
      en: /Inter-state Consultation Mechanisms on Migration and the Global Compact for Safe, Orderly and Regular Migration/,
      fr: /Mécanismes consultatifs interétatiques sur la migration et pacte mondial pour des migrations sûres, ordonnées et régulières/,
      es: /mecanismos de consulta interestatales sobre migración y el Pacto Mundial para una Migración Segura, Ordenada y Regular/,
    },
  ],
  [
    'a rassemblé 92 délégués représentant 22 MCIM, cinq commissions régionales des Nations Unies et cinq organisations économiques régionales',
    {
      en: /92 delegates representing (22|twenty-two) ISCMs, five UN regional commissions and five regional economic organi[sz]ations/,
      fr: /92 délégués représentant (22|vingt-deux) MCIM, cinq commissions régionales des Nations Unies et cinq organisations économiques régionales/,
      es: /92 delegad\S+ .{0,40}(22|veintidós) \S+, cinco comisiones regionales de las Naciones Unidas y cinco organizaciones económicas regionales/,
    },
  ],
  [
    'une enquête avait été réalisée; ses résultats ont orienté les groupes de discussion régionaux et les recommandations générales, sur la base des domaines prioritaires qui se chevauchaient',
    {
      en: /survey on their experience.*regional breakout groups.*priorities that several mechanisms of a region had in common/,
      fr: /enquête sur leur expérience.*groupes de discussion régionaux.*domaines prioritaires communs/,
      es: /encuesta sobre su experiencia.*grupos de debate regionales.*prioridades comunes/,
    },
  ],
  [
    'i) Contributions des processus mondiaux; ii) contributions et recommandations par région, groupes de discussion et plénière; iii) engagement des partenaires, suivi et examen',
    {
      en: /what global processes contribute to the compact; contributions and recommendations by region.*the engagement of partners/,
      fr: /processus mondiaux.*par région.*partenaires/,
      es: /procesos mundiales.*por región.*asociados/,
    },
  ],
  [
    'une session de clôture en présence de la Représentante spéciale du Secrétaire général des Nations Unies pour les migrations internationales et des cofacilitateurs',
    {
      en: /Special Representative of the United Nations Secretary-General for International Migration and the co-facilitators/,
      fr: /Représentante spéciale du Secrétaire général des Nations Unies pour les migrations internationales et les cofacilitateurs/,
      es: /Representante Especial del Secretario General de las Naciones Unidas para la Migración Internacional y los cofacilitadores/,
    },
  ],
  [
    'l’élaboration d’engagements concrets communs – les « points saillants de la septième Réunion des PCR »',
    {
      en: /common commitments, set down in its Highlights/,
      fr: /engagements communs, consignés dans les Points saillants/,
      es: /compromisos comunes, recogidos en los Aspectos destacados/,
    },
  ],
  [
    'le rôle essentiel des MCIM dans la mise en œuvre, le suivi et l’examen; les partenariats avec des acteurs gouvernementaux et non gouvernementaux',
    {
      en: /partnerships with governmental and non-governmental actors.*implementing, following up and reviewing/,
      fr: /partenariats avec les acteurs gouvernementaux et non gouvernementaux.*mise en œuvre, le suivi et l’examen/,
      es: /alianzas con agentes gubernamentales y no gubernamentales.*aplicación, el seguimiento y el examen/,
    },
  ],
];

for (const locale of ['en', 'fr', 'es'] as const)
  test(`the page of the meeting of 2017 says what its page says, point by point: ${locale}`, async () => {
    const words = (await wordsOf(await ask(`/${locale}/meetings/grcp7`))).replaceAll('&#x27;', '\u2019');
    const missing = meetingOf2017.filter(([, said]) => !said[locale].test(words)).map(([point]) => point);
    expect(missing).toEqual([]);
  });
