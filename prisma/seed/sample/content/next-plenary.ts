type Language = 'en' | 'fr' | 'es';

/** Invented: what delegations have tabled on the item on the screen. The first and the last want other words in the same place; the second goes with either. */
export const tabled: readonly { language: Language; texts: Partial<Record<Language, string>>; explanation: string }[] =
  [
    {
      language: 'en',
      texts: {
        en: 'Publish the opening hours of every border crossing, and announce each closure one week ahead.',
        fr: 'Publier les horaires d’ouverture de chaque poste frontière, et annoncer chaque fermeture une semaine à l’avance.',
        es: 'Publicar el horario de apertura de cada paso fronterizo y anunciar cada cierre con una semana de antelación.',
      },
      explanation: 'Two days are too short for those who travel by road.',
    },
    {
      language: 'fr',
      texts: {
        en: 'Publish the opening hours of every border crossing, and announce each closure two days ahead, except in an emergency.',
        fr: 'Publier les horaires d’ouverture de chaque poste frontière, et annoncer chaque fermeture deux jours à l’avance, sauf urgence.',
      },
      explanation: 'Une inondation ne s’annonce pas.',
    },
    {
      language: 'es',
      texts: {
        en: 'Publish the opening hours of every border crossing, and announce each closure three days ahead.',
        es: 'Publicar el horario de apertura de cada paso fronterizo y anunciar cada cierre con tres días de antelación.',
      },
      explanation: 'Tres días bastan para avisar a los transportistas.',
    },
  ];

/** A delegation's reservation on the item that was adopted. */
export const reserved: { language: Language; text: string } = {
  language: 'fr',
  text: 'Sous réserve des délais que le droit national prévoit pour l’accès au dossier médical.',
};
