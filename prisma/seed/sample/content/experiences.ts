/** Open answers, invented, by the language they are written in. */
export const experiences: Record<'en' | 'fr' | 'es', readonly string[]> = {
  en: [
    'A short note after each session, agreed line by line before delegations leave, saved us weeks of correspondence.',
    'We keep one list of contact officers and check it twice a year by telephone. It is the most used product of our work.',
    'Thematic working groups with a rotating lead country have kept the chair from doing everything.',
    'Joint training of labour attachés brought countries of origin and destination to the same table for the first time.',
    'Observers were invited to one open session per meeting; members became more precise as a result.',
    'Our data group began with definitions only. Figures came later, and nobody had to retract any.',
    'Written summaries in plain language for ministries of finance changed how our recommendations were received.',
    'A handover day between outgoing and incoming chair, with the secretariat, is now part of every rotation.',
    'We publish what was not agreed as well. It made the following meeting shorter.',
    'Exchanges of staff between two secretariats for one month cost little and taught us much.',
    'An annual calendar shared with neighbouring mechanisms ended the clash of dates that had kept ministers away.',
    'Members report progress on a single page with the same five headings. Everyone reads it.',
    'A travel fund for the smallest delegations changed who speaks in our meetings.',
    'Recommendations without an owner are not put on our agenda any more.',
  ],
  fr: [
    'Le point focal de chaque État rédige une page par an ; le secrétariat n’en fait qu’une synthèse, relue par tous.',
    'La présidence sortante reste associée pendant six mois. La continuité des dossiers s’en est trouvée assurée.',
    'Nous travaillons en deux langues dès le premier projet, ce qui évite de traduire un texte déjà négocié.',
    'Les réunions préparatoires en ligne ont permis aux petites délégations de prendre part à la rédaction.',
  ],
  es: [
    'Las redes de funcionarios consulares se reúnen dos veces al año y comparten una guía de contactos actualizada.',
    'Cada recomendación lleva un país responsable y una fecha; la presidencia pro tempore informa sobre ambas.',
    'Un grupo técnico de datos armonizó primero las definiciones y solo después las cifras.',
    'La participación de la sociedad civil en una sesión abierta enriqueció el texto sin alargar la reunión.',
    'La secretaría técnica publica un resumen de una página al cierre de cada jornada.',
  ],
};
