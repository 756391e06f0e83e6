import type { FigureName } from '@/lib/core/prisma/enums';
import type { Part } from '@/lib/outcome/outline';
import type { Text } from './text';

/** Figures printed in the Highlights: counted from the rows of the sample, never written here. */
export type Figures = {
  /** Length of the lists of themes. */
  topK: number;
  /** Regions that could be ranked, and in how many of them a theme must be among the first to count as shared. */
  rankedRegions: number;
  sharedFrom: number;
  asked: number;
  answered: number;
  regionalRecommendations: number;
  generalRecommendations: number;
  commitments: number;
};

export type HighlightsBlock =
  | { kind: 'HEADING'; part: Part; text: Text }
  /** `earlier`: as it was when delegations were asked to comment. */
  | { kind: 'PARAGRAPH'; text: Text; earlier?: Text }
  | { kind: 'FIGURE'; figure: FigureName }
  | { kind: 'COMMITMENTS' };

const words = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
  es: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
};

/** A number as running text writes it: in words up to ten. */
function inWords(value: number, locale: keyof typeof words): string {
  return words[locale][value] ?? String(value);
}

/** "all four regions", or "at least three of the four regions". */
function regionsIn(least: Text, ranked: Text): Text {
  if (least.en === ranked.en)
    return { en: `all ${ranked.en} regions`, fr: `les ${ranked.fr} régions`, es: `las ${ranked.es} regiones` };
  return {
    en: `at least ${least.en} of the ${ranked.en} regions`,
    fr: `au moins ${least.fr} des ${ranked.fr} régions`,
    es: `al menos ${least.es} de las ${ranked.es} regiones`,
  };
}

export const highlightsTitle: Text = {
  en: 'Highlights of the Seventh Global RCP Meeting',
  fr: 'Points saillants de la septième Réunion mondiale des PCR',
  es: 'Aspectos destacados de la Séptima Reunión Global de los PCR',
};

/**
 * The document's blocks in order; `COMMITMENTS` stands for one block per commitment.
 * @param themes names, per language, of the themes that the survey's results call shared
 */
export function highlightsBlocks(figures: Figures, themes: Text): HighlightsBlock[] {
  const n = (value: number) => ({ en: inWords(value, 'en'), fr: inWords(value, 'fr'), es: inWords(value, 'es') });
  const top = n(figures.topK);
  const where = regionsIn(n(figures.sharedFrom), n(figures.rankedRegions));
  const general = n(figures.generalRecommendations);
  const commitments = n(figures.commitments);
  return [
    { kind: 'HEADING', part: 'INTRODUCTION', text: { en: 'Introduction', fr: 'Introduction', es: 'Introducción' } },
    {
      kind: 'PARAGRAPH',
      text: {
        en: 'The Seventh Global Meeting of Chairs and Secretariats of Regional, Inter-regional and Global Consultative Processes on Migration was held in Geneva on 10 and 11 October 2017.',
        fr: 'La septième Réunion mondiale des présidents et secrétariats des processus consultatifs régionaux, interrégionaux et mondiaux sur la migration s’est tenue à Genève les 10 et 11 octobre 2017.',
        es: 'La Séptima Reunión Global de Presidencias y Secretarías de los Procesos Consultivos Regionales, Interregionales y Mundiales sobre Migración se celebró en Ginebra los días 10 y 11 de octubre de 2017.',
      },
    },
    { kind: 'FIGURE', figure: 'PARTICIPATION' },
    {
      kind: 'HEADING',
      part: 'SURVEY',
      text: { en: 'The survey in brief', fr: 'L’enquête en bref', es: 'La encuesta en síntesis' },
    },
    {
      kind: 'PARAGRAPH',
      text: {
        en: `Of the ${figures.asked} organisations invited, ${figures.answered} answered a survey before the meeting. Results are given per region with the number of answers; regions are not a partition, and mechanisms that cover several of them are counted apart.`,
        fr: `Sur les ${figures.asked} organisations invitées, ${figures.answered} ont répondu à une enquête avant la réunion. Les résultats sont donnés par région, avec le nombre de réponses ; les régions ne forment pas une partition, et les mécanismes qui en couvrent plusieurs sont comptés à part.`,
        es: `De las ${figures.asked} organizaciones invitadas, ${figures.answered} respondieron a una encuesta antes de la reunión. Los resultados se presentan por región, con el número de respuestas; las regiones no constituyen una partición, y los mecanismos que abarcan varias se cuentan aparte.`,
      },
    },
    {
      kind: 'PARAGRAPH',
      text: {
        en: `Among the first ${top.en} themes in ${where.en} that could be ranked, which is more than chance alone would give: ${themes.en}.`,
        fr: `Figuraient parmi les ${top.fr} premiers thèmes dans ${where.fr} qui pouvaient être classées, soit davantage que ne le voudrait le seul hasard : ${themes.fr}.`,
        es: `Figuraban entre los ${top.es} primeros temas en ${where.es} que podían ordenarse, más de lo que daría el mero azar: ${themes.es}.`,
      },
    },
    { kind: 'FIGURE', figure: 'PRIORITIES' },
    {
      kind: 'HEADING',
      part: 'REGIONAL',
      text: { en: 'Regional contributions', fr: 'Contributions régionales', es: 'Contribuciones regionales' },
    },
    { kind: 'FIGURE', figure: 'CONTRIBUTIONS' },
    {
      kind: 'HEADING',
      part: 'COMMITMENTS',
      text: { en: 'Common commitments', fr: 'Engagements communs', es: 'Compromisos comunes' },
    },
    {
      kind: 'PARAGRAPH',
      text: {
        en: `The regional groups agreed on ${figures.regionalRecommendations} recommendations, from which ${general.en} general recommendations were drawn. On the basis of those adopted in plenary, participants set out the following ${commitments.en} commitments. They are not legally binding.`,
        fr: `Les groupes régionaux ont convenu de ${figures.regionalRecommendations} recommandations, dont ont été tirées ${general.fr} recommandations générales. Sur la base de celles qui ont été adoptées en plénière, les participants ont énoncé les ${commitments.fr} engagements ci-après. Ceux-ci ne sont pas juridiquement contraignants.`,
        es: `Los grupos regionales acordaron ${figures.regionalRecommendations} recomendaciones, de las que se extrajeron ${general.es} recomendaciones generales. Sobre la base de las aprobadas en la plenaria, los participantes enunciaron los ${commitments.es} compromisos siguientes, que no son jurídicamente vinculantes.`,
      },
    },
    { kind: 'COMMITMENTS' },
    {
      kind: 'HEADING',
      part: 'FOLLOW_UP',
      text: { en: 'Follow-up and review', fr: 'Suivi et examen', es: 'Seguimiento y examen' },
    },
    {
      kind: 'PARAGRAPH',
      text: {
        en: 'Participants recalled the role of the mechanisms in the implementation, follow-up and review of the Global Compact, and invited each of them to place these commitments on the agenda of its next session.',
        fr: 'Les participants ont rappelé le rôle des mécanismes dans la mise en œuvre, le suivi et l’examen du pacte mondial, et ont invité chacun d’eux à inscrire ces engagements à l’ordre du jour de sa prochaine session.',
        es: 'Los participantes recordaron la función de los mecanismos en la aplicación, el seguimiento y el examen del Pacto Mundial, e invitaron a cada uno de ellos a incluir estos compromisos en el programa de su próxima reunión.',
      },
    },
    {
      kind: 'PARAGRAPH',
      text: {
        en: 'The secretariat will ask for a first report on each commitment six months before the next edition. Recommendations that were deferred or set aside remain on the regional lists with the reasons given.',
        fr: 'Le secrétariat demandera un premier rapport sur chaque engagement six mois avant la prochaine édition. Les recommandations reportées ou écartées demeurent sur les listes régionales, avec les motifs indiqués.',
        es: 'La secretaría solicitará un primer informe sobre cada compromiso seis meses antes de la próxima edición. Las recomendaciones aplazadas o dejadas de lado permanecen en las listas regionales, con los motivos indicados.',
      },
      earlier: {
        en: 'The secretariat will ask for a first report on each commitment three months before the next edition. Recommendations that were deferred or set aside remain on the regional lists with the reasons given.',
        fr: 'Le secrétariat demandera un premier rapport sur chaque engagement trois mois avant la prochaine édition. Les recommandations reportées ou écartées demeurent sur les listes régionales, avec les motifs indiqués.',
        es: 'La secretaría solicitará un primer informe sobre cada compromiso tres meses antes de la próxima edición. Las recomendaciones aplazadas o dejadas de lado permanecen en las listas regionales, con los motivos indicados.',
      },
    },
    { kind: 'HEADING', part: 'THANKS', text: { en: 'Thanks', fr: 'Remerciements', es: 'Agradecimientos' } },
    {
      kind: 'PARAGRAPH',
      text: {
        en: 'Participants thanked the Chair, the facilitators and rapporteurs of the regional groups, the interpreters, and all organisations that answered the survey.',
        fr: 'Les participants ont remercié la présidence, les facilitateurs et rapporteurs des groupes régionaux, les interprètes ainsi que toutes les organisations qui ont répondu à l’enquête.',
        es: 'Los participantes expresaron su agradecimiento a la Presidencia, a los facilitadores y relatores de los grupos regionales, a los intérpretes y a todas las organizaciones que respondieron a la encuesta.',
      },
      earlier: {
        en: 'Participants thanked the Chair, the facilitators and rapporteurs of the regional groups, and all organisations that answered the survey.',
        fr: 'Les participants ont remercié la présidence, les facilitateurs et rapporteurs des groupes régionaux ainsi que toutes les organisations qui ont répondu à l’enquête.',
        es: 'Los participantes expresaron su agradecimiento a la Presidencia, a los facilitadores y relatores de los grupos regionales y a todas las organizaciones que respondieron a la encuesta.',
      },
    },
    { kind: 'HEADING', part: 'ANNEXES', text: { en: 'Annexes', fr: 'Annexes', es: 'Anexos' } },
    { kind: 'FIGURE', figure: 'PARTIES' },
  ];
}
