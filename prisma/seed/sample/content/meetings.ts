import type { Text } from './text';

/** The name in running text of the seventh meeting; its title, theme and dates come from the reference data. */
export const seventh = {
  shortTitle: {
    en: 'Seventh Global RCP Meeting',
    fr: 'Septième Réunion mondiale des PCR',
    es: 'Séptima Reunión Global de los PCR',
  },
} satisfies { shortTitle: Text };

/** What the seventh meeting was for and came to: its public facts, from the meeting's own page (see the reference data), in our words. */
export const seventhSummary: Text = {
  en: [
    'The seventh edition was held in Geneva on 10 and 11 October 2017, at the invitation of IOM. Inter-State consultation mechanisms on migration and their regional partners looked together at what each of them could bring to the preparation of the global compact for safe, orderly and regular migration.',
    'Before they met, they had answered a survey on their experience with the compact. Its results guided the regional breakout groups, which took up the priorities that several mechanisms of a region had in common, and then the general recommendations that hold for all regions.',
    'The agenda had three items: what global processes contribute to the compact; contributions and recommendations by region, in groups and then in plenary; the engagement of partners and the role of the mechanisms in follow-up and review. The Special Representative of the United Nations Secretary-General for International Migration and the co-facilitators of the compact took part in the closing session.',
    'The meeting led to common commitments, set down in its Highlights. Participants recalled the place of the mechanisms in the governance of migration, the importance of partnerships with governmental and non-governmental actors, and the part that falls to them in implementing, following up and reviewing the compact.',
  ].join('\n\n'),
  fr: [
    'La septième édition s’est tenue à Genève les 10 et 11 octobre 2017, à l’invitation de l’OIM. Les mécanismes consultatifs interétatiques sur la migration et leurs partenaires régionaux y ont examiné ensemble ce que chacun pouvait apporter à la préparation du Pacte mondial pour des migrations sûres, ordonnées et régulières.',
    'Avant de se réunir, ils avaient répondu à une enquête sur leur expérience du Pacte. Ses résultats ont orienté les groupes de discussion régionaux, où ont été retenus les domaines prioritaires communs à plusieurs mécanismes d’une même région, puis les recommandations générales qui valent pour toutes les régions.',
    'L’ordre du jour comportait trois points : la contribution des processus mondiaux au Pacte ; les contributions et recommandations par région, en groupes puis en plénière ; l’engagement des partenaires et le rôle des mécanismes dans le suivi et l’examen du Pacte. La Représentante spéciale du Secrétaire général des Nations Unies pour les migrations internationales et les cofacilitateurs du Pacte ont pris part à la séance de clôture.',
    'La réunion a débouché sur des engagements communs, consignés dans les Points saillants. Les participants y ont rappelé la place des mécanismes dans la gouvernance des migrations, l’importance des partenariats avec les acteurs gouvernementaux et non gouvernementaux, et le rôle qui leur revient dans la mise en œuvre, le suivi et l’examen du Pacte.',
  ].join('\n\n'),
  es: [
    'La séptima edición se celebró en Ginebra los días 10 y 11 de octubre de 2017, por invitación de la OIM. Los mecanismos consultivos interestatales sobre migración y sus asociados regionales examinaron juntos lo que cada uno podía aportar a la preparación del Pacto Mundial para la Migración Segura, Ordenada y Regular.',
    'Antes de reunirse habían respondido a una encuesta sobre su experiencia con el Pacto. Sus resultados orientaron los grupos de debate regionales, que se ocuparon de las prioridades comunes a varios mecanismos de una misma región, y después las recomendaciones generales, válidas para todas las regiones.',
    'El programa constaba de tres puntos: la contribución de los procesos mundiales al Pacto; las contribuciones y recomendaciones por región, primero en grupos y luego en plenaria; y la participación de los asociados y el papel de los mecanismos en el seguimiento y el examen del Pacto. La Representante Especial del Secretario General de las Naciones Unidas para la Migración Internacional y los cofacilitadores del Pacto intervinieron en la sesión de clausura.',
    'La reunión dio lugar a compromisos comunes, recogidos en los Aspectos destacados. Los participantes recordaron el lugar de los mecanismos en la gobernanza de la migración, la importancia de las alianzas con agentes gubernamentales y no gubernamentales, y el papel que les corresponde en la aplicación, el seguimiento y el examen del Pacto.',
  ].join('\n\n'),
};

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
