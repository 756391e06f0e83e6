type Point = { language: 'en' | 'fr' | 'es'; text: string };

const en = (text: string): Point => ({ language: 'en', text });
const fr = (text: string): Point => ({ language: 'fr', text });
const es = (text: string): Point => ({ language: 'es', text });

/** Points made in the breakout groups, invented, by the theme of the issue; three are taken for each issue, in the order of the groups. */
export const spokenPoints: Record<string, readonly Point[]> = {
  'labour-migration': [
    en('Licensing rules differ in each country; agencies move to the one that asks least.'),
    en('Inspection matters more than the licence. A public list lets workers check for themselves.'),
    fr('Les frais mis à la charge du travailleur devraient être nommés dans le texte.'),
    en('Contracts are changed on arrival. A copy held by both authorities would help.'),
    en('Standard contracts exist between some pairs of States; the group would like them to be compared.'),
    fr('Une information avant le départ ne vaut que si elle est donnée par une autorité connue.'),
    es('Las inspecciones de trabajo ya intercambian casos, pero sin un formato común.'),
    en('Agencies on the internet have no seat in any of our countries; supervision has to follow the contract.'),
    es('Conviene que los consulados reciban la lista de agencias autorizadas antes de visar contratos.'),
    en('Workers pay twice: at home for the promise, and abroad for the document. Both should be covered.'),
    en('Two members already publish their lists. Others ask for a model they can copy.'),
    fr('Les compétences acquises à l’étranger se perdent faute d’attestation lisible au retour.'),
  ],
  'irregular-migration': [
    en('Routes change within weeks, our reports appear once a year.'),
    fr('Les informations échangées ne doivent comporter aucune donnée personnelle.'),
    en('Neighbouring mechanisms see the two ends of the same route and rarely compare.'),
    es('Las familias preguntan por los desaparecidos y no saben a qué autoridad dirigirse.'),
    es('Una alerta regional exige reglas claras sobre quién puede consultar los datos.'),
    en('Warnings alone are not believed; they work when regular pathways are described beside them.'),
    en('Information has to reach people before they have paid somebody.'),
    fr('Les campagnes conçues sans les diasporas restent sans effet.'),
    en('One message in many languages is worth more than many messages in one.'),
  ],
  'counter-trafficking': [
    fr('L’orientation doit rester volontaire : une victime peut la refuser.'),
    en('Names of contact officers change every few months. A list that nobody keeps up to date does harm.'),
    en('Referral between two countries of the region takes days by letter, and minutes by telephone.'),
    es('La identificación en un país debería valer en el siguiente, sin repetir la entrevista.'),
    en('Protection ends at the border because budgets do.'),
    es('Falta un punto de contacto para los casos de niñas y niños.'),
    en('One contact officer in each country would do, if he or she can be replaced at once.'),
    en('National referral mechanisms differ in law; what they share is the first day.'),
    fr('Les associations qui accueillent les victimes demandent à être consultées.'),
    en('At sea there is little time: a few common questions are enough to begin with.'),
    en('Crews ask for guidance that fits on one page.'),
    fr('Les critères d’identification ne doivent pas retarder le secours.'),
  ],
  'migrants-rights': [
    en('Many migrants in transit have no mission of their own country within a day of travel.'),
    fr('Le droit à la visite consulaire est connu des juristes, non des personnes retenues.'),
    en('Interpretation is the first obstacle: rights are read out in a language that is not understood.'),
    fr('Les travailleuses domestiques ne peuvent se rendre au consulat pendant les heures d’ouverture.'),
    en('Complaints are withdrawn when the permit depends on the employer.'),
    en('A complaint channel is used only when somebody answers within the week.'),
    es('La asistencia a nacionales de países vecinos ya se practica en emergencias; falta una base escrita.'),
    es('Los consulados pequeños pueden compartir horarios y un teléfono de guardia.'),
    en('Assistance to nationals of another State needs their consent, case by case.'),
    en('Shared services began with death and illness, and could go further.'),
    en('Emergency numbers differ from town to town; workers remember one number.'),
  ],
  'migration-and-development': [
    en('Prices of transfers are published, but in ways that cannot be compared.'),
    fr('Les coûts les plus élevés frappent les plus petites sommes.'),
    en('The group would like to hear from those who work on remittances before agreeing on more.'),
  ],
  'border-management': [
    es('Los agentes de ambos lados se forman por separado con manuales distintos.'),
    es('Un curso común crea los contactos que después resuelven los casos.'),
    en('Course material should be shared with all members, not only with neighbours.'),
    en('Some questions at a land crossing cannot wait for a note verbale.'),
    fr('Un référent par point de passage suffit, à condition qu’il soit joignable la nuit.'),
    en('Contact points should be offices, not persons, or the list will be out of date.'),
  ],
  'migration-data': [
    en('Much is held and little is known of it; a profile of each holding would be a beginning.'),
    fr('Publier une définition coûte moins que corriger un chiffre.'),
    en('Statistical offices were not in the room when indicators were chosen. They should be.'),
    en('Figures on the same workers differ between origin and destination by a third.'),
    en('Common indicators should be few, and kept for ten years.'),
    en('Every table should say who was counted and who was not.'),
  ],
  integration: [en('Integration was named by two of five organisations; the group took note and did not draft.')],
  health: [
    en('Treatment that was begun in one country is broken off in the next for want of a record.'),
    en('Workers should decide who may read their record.'),
    en('A paper booklet works where there is no network.'),
  ],
  'return-readmission': [
    en('Advice on reintegration begins too late, when the ticket is bought.'),
    fr('La réintégration se prépare avec la commune d’accueil, non avec la seule capitale.'),
    en('Numbers returned say nothing about what became of people after a year.'),
  ],
};

/** Issues that a room adds for itself where too few organisations answered for a ranking, by the prefix of the group. */
export const roomIssues: Record<string, readonly string[]> = { MEA: ['labour-migration', 'migrants-rights'] };
