import type { Text } from './text';

/** The name in running text of the seventh meeting; its title, theme and dates come from the reference data. */
export const seventh = {
  shortTitle: {
    en: 'Seventh Global RCP Meeting',
    fr: 'Septième Réunion mondiale des PCR',
    es: 'Séptima Reunión Global de los PCR',
  },
} satisfies { shortTitle: Text };

/** The edition that follows it in the sample: invented. */
export const next = {
  title: {
    en: 'Illustrative next edition of the Global RCP Meeting',
    fr: 'Prochaine édition (fictive) de la Réunion mondiale des PCR',
    es: 'Próxima edición (ficticia) de la Reunión Global de los PCR',
  },
  shortTitle: {
    en: 'Illustrative next edition',
    fr: 'Prochaine édition (fictive)',
    es: 'Próxima edición (ficticia)',
  },
  theme: {
    en: 'From recommendations to practice: what mechanisms can carry together',
    fr: 'Des recommandations à la pratique : ce que les mécanismes peuvent porter ensemble',
    es: 'De las recomendaciones a la práctica: lo que los mecanismos pueden impulsar juntos',
  },
} satisfies Record<string, Text>;
