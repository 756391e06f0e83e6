import type { Addressee } from './addressees';
import type { Text } from './text';

/**
 * A regional recommendation of the seventh meeting as the sample invents it: general terms, verb first, one sentence.
 * `theme` names the issue it came from. `earlier`: the wording of the revision before the agreed one.
 */
export type RegionalText = { symbol: string; theme: string; addressees: Addressee[]; text: Text; earlier?: Text };

/** Keyed by the prefix of the group, in the order in which the groups agreed on them. No Compact objectives: they did not exist in October 2017. */
export const regionalTexts: Record<string, readonly RegionalText[]> = {
  AFR: [
    {
      symbol: 'AFR/1',
      theme: 'labour-migration',
      addressees: ['member-states'],
      earlier: {
        en: 'Adopt common minimum standards for the licensing of private recruitment agencies.',
        fr: 'Adopter des normes minimales communes pour l’agrément des agences de recrutement privées.',
        es: 'Adoptar normas mínimas comunes para la concesión de licencias a las agencias de contratación privadas.',
      },
      text: {
        en: 'Adopt common minimum standards for the licensing and inspection of private recruitment agencies, and make the list of licensed agencies public.',
        fr: 'Adopter des normes minimales communes pour l’agrément et l’inspection des agences de recrutement privées, et rendre publique la liste des agences agréées.',
        es: 'Adoptar normas mínimas comunes para la concesión de licencias a las agencias de contratación privadas y su inspección, y hacer pública la lista de agencias autorizadas.',
      },
    },
    {
      symbol: 'AFR/2',
      theme: 'irregular-migration',
      addressees: ['mechanisms'],
      text: {
        en: 'Exchange information on routes and risks between neighbouring mechanisms at least twice a year, without personal data.',
        fr: 'Échanger au moins deux fois par an, entre mécanismes voisins, des informations sur les itinéraires et les risques, sans données personnelles.',
        es: 'Intercambiar al menos dos veces al año, entre mecanismos vecinos, información sobre rutas y riesgos, sin datos personales.',
      },
    },
    {
      symbol: 'AFR/3',
      theme: 'counter-trafficking',
      addressees: ['member-states', 'secretariats'],
      earlier: {
        en: 'Establish a list of contact officers for the referral of victims of trafficking.',
        fr: 'Établir une liste de référents pour l’orientation des victimes de la traite.',
        es: 'Establecer una lista de funcionarios de contacto para la remisión de las víctimas de la trata.',
      },
      text: {
        en: 'Establish a list of contact officers for the safe and voluntary referral of victims of trafficking across borders.',
        fr: 'Établir une liste de référents pour l’orientation transfrontière, sûre et volontaire, des victimes de la traite.',
        es: 'Establecer una lista de funcionarios de contacto para la remisión transfronteriza, segura y voluntaria, de las víctimas de la trata.',
      },
    },
    {
      symbol: 'AFR/4',
      theme: 'migrants-rights',
      addressees: ['member-states'],
      text: {
        en: 'Facilitate consular visits to migrants held in transit countries, and inform migrants of this right in a language they understand.',
        fr: 'Faciliter les visites consulaires aux migrants retenus dans les pays de transit, et informer les migrants de ce droit dans une langue qu’ils comprennent.',
        es: 'Facilitar las visitas consulares a los migrantes retenidos en los países de tránsito e informar a los migrantes de ese derecho en un idioma que comprendan.',
      },
    },
    {
      symbol: 'AFR/5',
      theme: 'migration-and-development',
      addressees: ['member-states', 'partners'],
      text: {
        en: 'Lower the cost of remittances by publishing comparable prices of transfer services.',
        fr: 'Réduire le coût des envois de fonds en publiant des prix comparables des services de transfert.',
        es: 'Reducir el costo de las remesas mediante la publicación de precios comparables de los servicios de transferencia.',
      },
    },
    {
      symbol: 'AFR/6',
      theme: 'labour-migration',
      addressees: ['partners'],
      text: {
        en: 'Recognise skills acquired abroad through occupational profiles shared within each regional economic community.',
        fr: 'Reconnaître les compétences acquises à l’étranger au moyen de profils professionnels communs à chaque communauté économique régionale.',
        es: 'Reconocer las competencias adquiridas en el extranjero mediante perfiles profesionales compartidos en cada comunidad económica regional.',
      },
    },
  ],
  AME: [
    {
      symbol: 'AME/1',
      theme: 'migrants-rights',
      addressees: ['member-states'],
      text: {
        en: 'Enable consular officers to assist nationals of neighbouring States where these have no mission of their own.',
        fr: 'Permettre aux agents consulaires de prêter assistance aux ressortissants d’États voisins là où ceux-ci n’ont pas de mission.',
        es: 'Permitir que los funcionarios consulares presten asistencia a los nacionales de Estados vecinos allí donde estos no tengan misión propia.',
      },
    },
    {
      symbol: 'AME/2',
      theme: 'counter-trafficking',
      addressees: ['member-states'],
      text: {
        en: 'Link national referral systems so that a victim identified in one country is protected in the next.',
        fr: 'Relier les systèmes nationaux d’orientation afin qu’une victime identifiée dans un pays soit protégée dans le suivant.',
        es: 'Vincular los sistemas nacionales de remisión para que una víctima identificada en un país reciba protección en el siguiente.',
      },
    },
    {
      symbol: 'AME/3',
      theme: 'irregular-migration',
      addressees: ['mechanisms', 'member-states'],
      earlier: {
        en: 'Set up a regional alert for missing migrants.',
        fr: 'Mettre en place une alerte régionale pour les migrants disparus.',
        es: 'Crear una alerta regional para los migrantes desaparecidos.',
      },
      text: {
        en: 'Set up a regional alert for missing migrants, with due protection of the data of their families.',
        fr: 'Mettre en place une alerte régionale pour les migrants disparus, en protégeant dûment les données de leurs familles.',
        es: 'Crear una alerta regional para los migrantes desaparecidos, con la debida protección de los datos de sus familias.',
      },
    },
    {
      symbol: 'AME/4',
      theme: 'border-management',
      addressees: ['member-states'],
      text: {
        en: 'Train border officers of neighbouring countries together, and exchange the course material.',
        fr: 'Former conjointement les agents des frontières de pays voisins, et échanger les supports de formation.',
        es: 'Formar conjuntamente a los agentes fronterizos de países vecinos e intercambiar el material de capacitación.',
      },
    },
    {
      symbol: 'AME/5',
      theme: 'labour-migration',
      addressees: ['member-states'],
      text: {
        en: 'Exchange good practice among labour inspectorates on the supervision of employment agencies.',
        fr: 'Échanger, entre inspections du travail, des bonnes pratiques de contrôle des agences d’emploi.',
        es: 'Intercambiar buenas prácticas entre las inspecciones de trabajo sobre la supervisión de las agencias de empleo.',
      },
    },
  ],
  ASP: [
    {
      symbol: 'ASP/1',
      theme: 'labour-migration',
      addressees: ['member-states'],
      earlier: {
        en: 'Prohibit recruitment fees charged to migrant workers.',
        fr: 'Interdire les commissions de recrutement mises à la charge des travailleurs migrants.',
        es: 'Prohibir las comisiones de contratación cobradas a los trabajadores migrantes.',
      },
      text: {
        en: 'Prohibit recruitment fees and related costs charged to migrant workers, and publish the list of licensed agencies.',
        fr: 'Interdire les commissions de recrutement et frais connexes mis à la charge des travailleurs migrants, et publier la liste des agences agréées.',
        es: 'Prohibir las comisiones de contratación y los gastos conexos cobrados a los trabajadores migrantes, y publicar la lista de agencias autorizadas.',
      },
    },
    {
      symbol: 'ASP/2',
      theme: 'counter-trafficking',
      addressees: ['member-states'],
      text: {
        en: 'Apply common criteria for the early identification of victims of trafficking among people rescued at sea.',
        fr: 'Appliquer des critères communs pour l’identification précoce des victimes de la traite parmi les personnes secourues en mer.',
        es: 'Aplicar criterios comunes para la identificación temprana de las víctimas de la trata entre las personas rescatadas en el mar.',
      },
    },
    {
      symbol: 'ASP/3',
      theme: 'migrants-rights',
      addressees: ['member-states'],
      text: {
        en: 'Share consular services and emergency contacts among countries of origin wherever many workers of the region are employed.',
        fr: 'Partager services consulaires et contacts d’urgence entre pays d’origine là où travaillent de nombreux ressortissants de la région.',
        es: 'Compartir servicios consulares y contactos de emergencia entre países de origen allí donde estén empleados muchos trabajadores de la región.',
      },
    },
    {
      symbol: 'ASP/4',
      theme: 'health',
      addressees: ['member-states', 'partners'],
      text: {
        en: 'Ensure continuity of care for migrant workers by means of a health record that they carry and control.',
        fr: 'Assurer la continuité des soins des travailleurs migrants au moyen d’un dossier de santé qu’ils portent sur eux et dont ils ont la maîtrise.',
        es: 'Garantizar la continuidad de la atención a los trabajadores migrantes mediante un historial de salud que ellos lleven consigo y controlen.',
      },
    },
    {
      symbol: 'ASP/5',
      theme: 'migration-data',
      addressees: ['member-states', 'partners'],
      text: {
        en: 'Agree on a common core of labour migration indicators, and publish them every year.',
        fr: 'Convenir d’un socle commun d’indicateurs sur la migration de main-d’œuvre, et les publier chaque année.',
        es: 'Acordar un conjunto básico común de indicadores sobre migración laboral y publicarlos cada año.',
      },
    },
    {
      symbol: 'ASP/6',
      theme: 'labour-migration',
      addressees: ['member-states', 'mechanisms'],
      text: {
        en: 'Develop common occupational standards for the skills most in demand, so that qualifications are recognised before departure.',
        fr: 'Élaborer des normes professionnelles communes pour les compétences les plus demandées, afin que les qualifications soient reconnues avant le départ.',
        es: 'Elaborar normas profesionales comunes para las competencias más demandadas, de modo que las cualificaciones se reconozcan antes de la salida.',
      },
    },
  ],
  EUR: [
    {
      symbol: 'EUR/1',
      theme: 'return-readmission',
      addressees: ['member-states', 'partners'],
      text: {
        en: 'Begin advice on reintegration before return, and continue it with partners in the country of origin.',
        fr: 'Commencer avant le retour l’accompagnement à la réintégration, et le poursuivre avec des partenaires dans le pays d’origine.',
        es: 'Iniciar antes del retorno el asesoramiento para la reintegración y continuarlo con asociados en el país de origen.',
      },
    },
    {
      symbol: 'EUR/2',
      theme: 'irregular-migration',
      addressees: ['mechanisms', 'member-states'],
      text: {
        en: 'Give travellers early and accurate information on regular pathways and on the risks of irregular routes.',
        fr: 'Donner suffisamment tôt aux voyageurs des informations exactes sur les voies régulières et sur les risques des itinéraires irréguliers.',
        es: 'Proporcionar a los viajeros información temprana y exacta sobre las vías regulares y sobre los riesgos de las rutas irregulares.',
      },
    },
    {
      symbol: 'EUR/3',
      theme: 'border-management',
      addressees: ['member-states'],
      text: {
        en: 'Designate contact points at land border crossings for questions that cannot wait for diplomatic channels.',
        fr: 'Désigner, aux points de passage terrestres, des référents pour les questions qui ne peuvent attendre la voie diplomatique.',
        es: 'Designar puntos de contacto en los pasos fronterizos terrestres para las cuestiones que no puedan esperar a la vía diplomática.',
      },
    },
    {
      symbol: 'EUR/4',
      theme: 'counter-trafficking',
      addressees: ['member-states'],
      text: {
        en: 'Connect national referral mechanisms for victims of trafficking through one contact officer in each country.',
        fr: 'Relier les mécanismes nationaux d’orientation des victimes de la traite par un référent unique dans chaque pays.',
        es: 'Conectar los mecanismos nacionales de remisión de las víctimas de la trata mediante un único funcionario de contacto en cada país.',
      },
    },
    {
      symbol: 'EUR/5',
      theme: 'migration-data',
      addressees: ['member-states', 'partners'],
      text: {
        en: 'Publish profiles of data holdings, so that others know which migration figures exist and how they are made.',
        fr: 'Publier des profils des fonds de données, afin que chacun sache quels chiffres sur la migration existent et comment ils sont établis.',
        es: 'Publicar perfiles de los fondos de datos, para que los demás sepan qué cifras sobre migración existen y cómo se elaboran.',
      },
    },
  ],
  // The survey had too few answers here for a ranking: these issues were added in the room.
  MEA: [
    {
      symbol: 'MEA/1',
      theme: 'labour-migration',
      addressees: ['member-states'],
      text: {
        en: 'Give workers a contract in a language they understand before departure, and honour it on arrival.',
        fr: 'Remettre aux travailleurs, avant le départ, un contrat rédigé dans une langue qu’ils comprennent, et le respecter à l’arrivée.',
        es: 'Entregar a los trabajadores, antes de la salida, un contrato en un idioma que comprendan y respetarlo a la llegada.',
      },
    },
    {
      symbol: 'MEA/2',
      theme: 'migrants-rights',
      addressees: ['member-states', 'partners'],
      text: {
        en: 'Open complaint channels that migrant workers can use without risk to their residence status.',
        fr: 'Mettre en place des mécanismes de plainte que les travailleurs migrants puissent utiliser sans risque pour leur droit de séjour.',
        es: 'Abrir vías de reclamación que los trabajadores migrantes puedan utilizar sin riesgo para su situación de residencia.',
      },
    },
  ],
};
