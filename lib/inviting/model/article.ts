import type { Locale } from '@/lib/i18n/routing';

/** How a name stands in a sentence: as it is, "the …", "to the …". */
export type Role = 'the' | 'to';

/** Gender and number of the nouns that names of bodies begin with, per language. Names of other bodies stand without an article. */
const french: Record<'f' | 'm' | 'p', RegExp> = {
  f: /^(Ambassade|Association|Autorité|Commission|Communauté|Conférence|Délégation|Direction|Division|Initiative|Ligue|Mission|Organisation|Présidence|Représentation|Réunion|Union|édition|Édition)$/,
  m: /^(Bureau|Centre|Conseil|Département|Dialogue|Forum|Groupe|Haut-Commissariat|Marché|Ministère|Partenariat|Processus|Réseau|Secrétariat|Service|Système)$/,
  p: /^(Consultations|Entretiens)$/,
};

const spanish: Record<'f' | 'm' | 'p', RegExp> = {
  f: /^(Asociación|Autoridad|Comisión|Comunidad|Conferencia|Delegación|Dirección|Embajada|Iniciativa|Liga|Misión|Oficina|Organización|Presidencia|Red|Representación|Reunión|Secretaría|Unión|edición|Edición)$/,
  m: /^(Alto|Centro|Consejo|Departamento|Diálogo|Foro|Grupo|Mercado|Ministerio|Proceso|Secretariado|Servicio|Sistema)$/,
  p: /^(Consultas)$/,
};

const english =
  /\b(Authority|Association|Centre|Commission|Committee|Community|Conference|Consultations|Council|Delegation|Department|Dialogue|Directorate|edition|Embassy|Forum|Group|Initiative|League|Market|Meeting|Ministry|Mission|Network|Office|Organi[sz]ation|Panel|Partnership|Process|Secretariat|System|Union)\b/i;

/** Only the first words say what a body is: "Union" in "Dialogue UE–Amérique latine" says nothing of the dialogue. */
const wordsLooked = 3;

function genderOf(name: string, nouns: typeof french): 'f' | 'm' | 'p' | null {
  const words = name
    .split(/[\s,]+/)
    .slice(0, wordsLooked)
    .map((word) => word.split(/[’']/, 1)[0] ?? '');
  for (const word of words) for (const gender of ['f', 'm', 'p'] as const) if (nouns[gender].test(word)) return gender;
  return null;
}

function inFrench(name: string, role: Role): string {
  const gender = genderOf(name, french);
  if (!gender) return role === 'to' ? `à ${name}` : name;
  if (gender === 'p') return role === 'to' ? `aux ${name}` : `les ${name}`;
  // "la Onzième Réunion": no elision before that number.
  const isElided = /^[AEIOUÉÈÊÂÎÔ]/.test(name) && !/^Onz/.test(name);
  if (isElided) return role === 'to' ? `à l’${name}` : `l’${name}`;
  if (role === 'to') return gender === 'f' ? `à la ${name}` : `au ${name}`;
  return gender === 'f' ? `la ${name}` : `le ${name}`;
}

function inSpanish(name: string, role: Role): string {
  const gender = genderOf(name, spanish);
  const to = role === 'to' ? 'a ' : '';
  if (!gender) return `${to}${name}`;
  if (gender === 'p') return `${to}las ${name}`;
  if (gender === 'f') return `${to}la ${name}`;
  return role === 'to' ? `al ${name}` : `el ${name}`;
}

function inEnglish(name: string, role: Role): string {
  const article = english.test(name) && !/^the\b/i.test(name) ? 'the ' : '';
  return `${role === 'to' ? 'to ' : ''}${article}${name}`;
}

/** A body's name with the article its language asks for: "à la Mission permanente du Maroc", "al Proceso de Quito". */
export function withArticle(name: string, locale: Locale, role: Role): string {
  if (locale === 'fr') return inFrench(name, role);
  return locale === 'es' ? inSpanish(name, role) : inEnglish(name, role);
}

/** The same at the beginning of a sentence. */
export function capitalised(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
