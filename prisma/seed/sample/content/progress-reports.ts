import type { ProgressStatus } from '@/lib/core/prisma/enums';
import type { Text } from './text';

/** What mechanisms say of their commitments, invented; by where they stand. */
export const progressTexts: Record<ProgressStatus, readonly Text[]> = {
  NOT_STARTED: [
    {
      en: 'The commitment was placed on the agenda of our next meeting of senior officials. Work has not begun.',
      fr: 'L’engagement a été inscrit à l’ordre du jour de notre prochaine réunion de hauts fonctionnaires. Les travaux n’ont pas commencé.',
      es: 'El compromiso se ha inscrito en el programa de nuestra próxima reunión de altos funcionarios. Los trabajos no han comenzado.',
    },
    {
      en: 'Our chair changed this year; the new chair will propose a work plan.',
      fr: 'Notre présidence a changé cette année ; la nouvelle présidence proposera un plan de travail.',
      es: 'Nuestra presidencia ha cambiado este año; la nueva presidencia propondrá un plan de trabajo.',
    },
  ],
  UNDER_WAY: [
    {
      en: 'A technical working group was set up and met twice. A draft was circulated to member States for comments.',
      fr: 'Un groupe de travail technique a été constitué et s’est réuni deux fois. Un projet a été distribué aux États membres pour observations.',
      es: 'Se creó un grupo de trabajo técnico que se ha reunido dos veces. Se distribuyó un proyecto a los Estados miembros para que formularan observaciones.',
    },
    {
      en: 'Four member States have begun a pilot; the secretariat will report on it to the next annual meeting.',
      fr: 'Quatre États membres ont lancé un projet pilote ; le secrétariat en rendra compte à la prochaine réunion annuelle.',
      es: 'Cuatro Estados miembros han iniciado un proyecto piloto; la secretaría informará de él en la próxima reunión anual.',
    },
    {
      en: 'A training for focal points of all member States was held; guidance is being finalised.',
      fr: 'Une formation destinée aux points focaux de tous les États membres a eu lieu ; des orientations sont en cours de finalisation.',
      es: 'Se celebró una capacitación para los puntos focales de todos los Estados miembros; se están ultimando orientaciones.',
    },
  ],
  DONE: [
    {
      en: 'The guidance was adopted by our ministerial meeting and published in the languages of the mechanism.',
      fr: 'Les orientations ont été adoptées par notre réunion ministérielle et publiées dans les langues du mécanisme.',
      es: 'Las orientaciones fueron aprobadas por nuestra reunión ministerial y publicadas en los idiomas del mecanismo.',
    },
    {
      en: 'All member States have named a contact point, and the network has met for the first time.',
      fr: 'Tous les États membres ont désigné un point de contact et le réseau s’est réuni pour la première fois.',
      es: 'Todos los Estados miembros han designado un punto de contacto y la red se ha reunido por primera vez.',
    },
  ],
  DROPPED: [],
};
