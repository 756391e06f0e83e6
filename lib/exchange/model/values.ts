import { foldWords } from '@/lib/core/fold';
import type { AttendanceMode, Capacity, CourtesyTitle } from '@/lib/core/prisma/enums';

/** Codes by the words that people write for them in English, French and Spanish, folded. */
type Words<Code extends string> = Readonly<Record<Code, readonly string[]>>;

const courtesy: Words<CourtesyTitle> = {
  MS: ['ms', 'mrs', 'miss', 'mme', 'madame', 'mlle', 'sra', 'srta', 'senora', 'dona', 'f', 'female'],
  MR: ['mr', 'm', 'monsieur', 'sr', 'senor', 'don', 'male'],
  HE: [
    'he',
    'h e',
    'hon',
    'excellency',
    'his excellency',
    'her excellency',
    'ambassador',
    's e',
    'se',
    'sem',
    's e m',
    's exc',
    'son excellence',
    'excellence',
    'ambassadeur',
    'ambassadrice',
    'excmo sr',
    'excma sra',
    'su excelencia',
    'excelencia',
    'embajador',
    'embajadora',
  ],
  DR: ['dr', 'doctor', 'docteur', 'dra', 'doctora'],
  PROF: ['prof', 'professor', 'professeur', 'pr', 'profesor', 'profesora', 'catedratico'],
};

const capacity: Words<Capacity> = {
  HEAD: [
    'head',
    'head of delegation',
    'hod',
    'chef de delegation',
    'cheffe de delegation',
    'chef',
    'cheffe',
    'chef de la delegation',
    'jefe de delegacion',
    'jefa de delegacion',
    'jefe',
    'jefa',
    'jefe de la delegacion',
  ],
  ALTERNATE: [
    'alternate',
    'alternate head',
    'alternate head of delegation',
    'deputy head',
    'deputy head of delegation',
    'suppleant',
    'suppleante',
    'chef suppleant',
    'chef adjoint',
    'chef de delegation suppleant',
    'cheffe de delegation suppleante',
    'suplente',
    'jefe suplente',
    'jefe de delegacion suplente',
    'jefa de delegacion suplente',
    'jefe adjunto',
    'alterno',
  ],
  DELEGATE: [
    'delegate',
    'member',
    'participant',
    'representative',
    'delegue',
    'deleguee',
    'membre',
    'participante',
    'delegado',
    'delegada',
    'miembro',
    'representante',
    'representant',
    'representante',
  ],
  ADVISER: [
    'adviser',
    'advisor',
    'expert',
    'conseiller',
    'conseillere',
    'experte',
    'asesor',
    'asesora',
    'consejero',
    'consejera',
    'experto',
    'experta',
  ],
};

const mode: Words<AttendanceMode> = {
  IN_PERSON: [
    'in person',
    'inperson',
    'on site',
    'onsite',
    'physical',
    'physically',
    'present',
    'en personne',
    'presentiel',
    'en presentiel',
    'sur place',
    'presencial',
    'en persona',
    'en sala',
  ],
  ONLINE: [
    'online',
    'on line',
    'remote',
    'remotely',
    'virtual',
    'virtually',
    'en ligne',
    'a distance',
    'distanciel',
    'virtuel',
    'en linea',
    'a distancia',
    'remoto',
    'en remoto',
  ],
};

const yes = ['yes', 'y', 'x', '1', 'true', 'oui', 'o', 'vrai', 'si', 's', 'verdadero', '✓', '✔'];
const no = ['no', 'n', '0', 'false', 'non', 'faux', 'falso', ''];

const language: Words<'ar' | 'en' | 'es' | 'fr' | 'pt' | 'ru' | 'zh'> = {
  ar: ['ar', 'arabic', 'arabe', 'العربية'],
  en: ['en', 'eng', 'english', 'anglais', 'ingles'],
  es: ['es', 'esp', 'spa', 'spanish', 'espagnol', 'espanol', 'castellano'],
  fr: ['fr', 'fra', 'fre', 'french', 'francais', 'frances'],
  pt: ['pt', 'por', 'portuguese', 'portugais', 'portugues'],
  ru: ['ru', 'rus', 'russian', 'russe', 'ruso', 'русскии'],
  zh: ['zh', 'chi', 'chinese', 'chinois', 'chino'],
};

function find<Code extends string>(words: Words<Code>, text: string): Code | undefined {
  const folded = foldWords(text);
  const codes = Object.keys(words) as Code[];
  // The house's own codes are understood as well: what was exported comes back in.
  return codes.find((code) => foldWords(code) === folded) ?? codes.find((code) => words[code].includes(folded));
}

/** "Mme", "H.E.", "Dra." → the code; undefined where it is none of them. */
export const readCourtesyTitle = (text: string): CourtesyTitle | undefined => find(courtesy, text);

/** "Chef de délégation", "Adviser", "Suplente" → the code. */
export const readCapacity = (text: string): Capacity | undefined => find(capacity, text);

/** "En ligne", "in person", "presencial" → the code. */
export const readMode = (text: string): AttendanceMode | undefined => find(mode, text);

/** "Oui", "x", "1" → true; "no", nothing → false; undefined for anything else. */
export function readYesNo(text: string): boolean | undefined {
  const folded = foldWords(text) || text.trim();
  return yes.includes(folded) ? true : no.includes(folded) ? false : undefined;
}

/** "Anglais, français", "EN/FR" → codes, each once, in the order given; undefined where one is not known. */
export function readLanguages(text: string): string[] | undefined {
  const words = text.split(/[,;/|+&\n]|\s(?:and|et|y|e)\s/u).filter((word) => foldWords(word) !== '');
  const codes = words.map((word) => find(language, word));
  return codes.length > 0 && codes.every((code) => code !== undefined) ? [...new Set(codes)] : undefined;
}
