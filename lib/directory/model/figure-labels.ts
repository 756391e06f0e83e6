/**
 * The published figures are labelled in French; these are our own translations, by key. A key without a line here is
 * shown in French and marked as such.
 */
export const figureLabels: Record<string, { en: string; es: string }> = {
  firstMechanismYear: { en: 'Year of the first ISCM', es: 'Año del primer MCIM' },
  activeRcp: { en: 'Active RCPs', es: 'PCR activos' },
  activeIrf: { en: 'Active IRFs', es: 'FIR activos' },
  globalProcesses: { en: 'Global processes', es: 'Procesos mundiales' },
  countriesInAtLeastOneRcp: { en: 'Countries in at least one RCP', es: 'Países en al menos un PCR' },
  countriesInAtLeastOneIrf: { en: 'Countries in at least one IRF', es: 'Países en al menos un FIR' },
  countriesInAtLeastTwoGlobal: { en: 'Countries in global processes', es: 'Países en los procesos mundiales' },
  'theme.labour-migration': { en: 'Labour migration', es: 'Migración laboral' },
  'theme.integration': { en: 'Integration of migrants', es: 'Integración de los migrantes' },
  'theme.migration-and-development': { en: 'Migration and development', es: 'Migración y desarrollo' },
  'theme.border-management': { en: 'Border management', es: 'Gestión de fronteras' },
  'theme.irregular-migration': { en: 'Irregular migration', es: 'Migración irregular' },
  'theme.migration-data': { en: 'Migration data', es: 'Datos sobre migración' },
  'theme.counter-trafficking': { en: 'Counter-trafficking', es: 'Lucha contra la trata' },
  'theme.return-readmission': { en: 'Return and readmission', es: 'Retorno y readmisión' },
  'theme.migrants-rights': { en: 'Migrants’ rights', es: 'Derechos de los migrantes' },
  'theme.health': { en: 'Health and migration', es: 'Salud y migración' },
  'theme.migration-policy': { en: 'Migration policy', es: 'Políticas migratorias' },
  'theme.climate-change': { en: 'Migration and climate change', es: 'Migración y cambio climático' },
  iomFullParticipant: { en: 'IOM as a full participant', es: 'OIM como participante de pleno derecho' },
  iomObserver: { en: 'IOM as an observer', es: 'OIM como observadora' },
  iomTechnicalSecretariat: { en: 'IOM as technical secretariat', es: 'OIM como secretaría técnica' },
  iomAdministrativeSupport: { en: 'IOM as administrative support', es: 'OIM como apoyo administrativo' },
  iomHosts: { en: 'Secretariats hosted by IOM', es: 'Secretarías acogidas por la OIM' },
  globalMeetingsSince: { en: 'Global meetings since', es: 'Reuniones globales desde' },
  activeIscm: { en: 'Active ISCMs', es: 'MCIM activos' },
  countriesAndTerritoriesInAtLeastOneIscm: {
    en: 'Countries and territories in at least one ISCM',
    es: 'Países y territorios en al menos un MCIM',
  },
  maxMechanismsPerCountry: { en: 'Mechanisms per country at most', es: 'Mecanismos por país como máximo' },
  rcpWorldwide: { en: 'RCPs worldwide', es: 'PCR en el mundo' },
  rcpListedByRegion: { en: 'RCPs on the list by region', es: 'PCR en la lista por región' },
  'assessment.answers.states': {
    en: 'States that answered the assessment',
    es: 'Estados que respondieron a la evaluación',
  },
  'assessment.answers.iscm': { en: 'ISCMs that answered the assessment', es: 'MCIM que respondieron a la evaluación' },
  'assessment.answers.igo': {
    en: 'Organisations that answered the assessment',
    es: 'Organizaciones que respondieron a la evaluación',
  },
  'mrs38.studied': {
    en: 'Mechanisms studied (Migration Research Series 38)',
    es: 'Mecanismos estudiados (Migration Research Series 38)',
  },
  'mrs45.studied': {
    en: 'Mechanisms studied (Migration Research Series 45)',
    es: 'Mecanismos estudiados (Migration Research Series 45)',
  },
};
