import { foldWords } from '@/lib/core/fold';
import { sha256 } from '@/lib/core/canonical';
import type { ImportField, Mapping } from '../schema';

/** How columns are headed in English, French and Spanish, folded. What stands in front is the better guess. */
const headings: Record<ImportField, readonly string[]> = {
  party: [
    ...[
      'party',
      'delegation',
      'mechanism',
      'process',
      'representing',
      'represents',
      'on behalf of',
      'delegation code',
      'party code',
      'iscm',
      'rcp',
    ],
    ...[
      'entite',
      'code de l entite',
      'partie',
      'delegation de',
      'mecanisme',
      'processus',
      'represente',
      'code de la partie',
      'pcr',
      'mcim',
    ],
    ...[
      'entidad',
      'codigo de la entidad',
      'parte',
      'delegacion',
      'mecanismo',
      'proceso',
      'representa a',
      'en representacion de',
      'codigo de la parte',
    ],
  ],
  courtesyTitle: [
    ...['courtesy title', 'salutation', 'title', 'mr ms', 'mr mrs', 'prefix', 'honorific'],
    ...['titre de courtoisie', 'civilite', 'titre', 'formule de politesse', 'm mme'],
    ...['tratamiento', 'titulo de cortesia', 'titulo', 'sr sra'],
  ],
  givenName: [
    ...['given name', 'given names', 'first name', 'first names', 'forename', 'forenames', 'firstname', 'givenname'],
    ...['prenom', 'prenoms', 'prenom s'],
    ...['nombre', 'nombres', 'nombre s', 'nombre de pila', 'primer nombre'],
  ],
  surname: [
    ...['surname', 'family name', 'last name', 'lastname', 'surnames', 'family names', 'familyname'],
    ...['nom de famille', 'nom', 'noms', 'patronyme'],
    ...['apellidos', 'apellido', 'apellido s', 'primer apellido'],
  ],
  email: [
    ...['e mail', 'email', 'e mail address', 'email address', 'mail', 'work e mail', 'work email'],
    ...['courriel', 'adresse electronique', 'adresse de courriel', 'adresse e mail', 'adresse email', 'mel'],
    ...['correo electronico', 'correo', 'direccion de correo electronico', 'direccion de correo', 'correo e'],
  ],
  phone: [
    ...[
      'phone',
      'telephone',
      'mobile',
      'mobile telephone',
      'mobile phone',
      'phone number',
      'telephone number',
      'tel',
      'cell phone',
      'whatsapp',
    ],
    ...['telephone portable', 'numero de telephone', 'portable', 'tel mobile'],
    ...['telefono', 'telefono movil', 'movil', 'celular', 'numero de telefono', 'telefono celular'],
  ],
  functionalTitle: [
    ...['function', 'functional title', 'position', 'job title', 'designation', 'post', 'occupation'],
    ...['fonction', 'titre fonctionnel', 'poste', 'intitule du poste', 'qualite'],
    ...['cargo', 'funcion', 'puesto', 'titulo funcional'],
  ],
  institution: [
    ...[
      'institution',
      'organisation',
      'organization',
      'ministry',
      'employer',
      'entity',
      'agency',
      'affiliation',
      'company',
    ],
    ...['organisme', 'ministere', 'employeur', 'entite'],
    ...['institucion', 'organizacion', 'organismo', 'ministerio', 'entidad'],
  ],
  capacity: [
    ...[
      'role in delegation',
      'role in the delegation',
      'capacity',
      'role',
      'category',
      'status in delegation',
      'participant type',
    ],
    ...['role dans la delegation', 'categorie', 'en qualite de', 'type de participant'],
    ...['funcion en la delegacion', 'papel en la delegacion', 'rol', 'categoria', 'calidad', 'tipo de participante'],
  ],
  head: [
    ...['head of delegation', 'head', 'is head', 'hod', 'head of delegation yes no'],
    ...['chef de delegation', 'cheffe de delegation', 'chef de la delegation', 'chef'],
    ...[
      'jefe de delegacion',
      'jefa de delegacion',
      'jefe de la delegacion',
      'jefatura de delegacion',
      'jefe a de delegacion',
    ],
  ],
  rank: [
    ...['rank', 'order', 'rank in delegation', 'place', 'protocol order', 'precedence'],
    ...['rang', 'ordre', 'ordre protocolaire', 'rang dans la delegation'],
    ...['rango', 'orden', 'orden de precedencia', 'orden protocolario', 'puesto en la delegacion'],
  ],
  languages: [
    ...[
      'languages',
      'language',
      'interpretation',
      'interpretation languages',
      'languages for interpretation',
      'working languages',
    ],
    ...['langues', 'langue', 'langues d interpretation', 'interpretation langues', 'langues de travail'],
    ...['idiomas', 'idioma', 'lenguas', 'interpretacion', 'idiomas de interpretacion', 'idiomas de trabajo'],
  ],
  locale: [
    ...['language of messages', 'correspondence language', 'language of correspondence', 'preferred language'],
    ...['langue des messages', 'langue de correspondance', 'langue preferee'],
    ...['idioma de los mensajes', 'idioma de correspondencia', 'idioma preferido'],
  ],
  mode: [
    ...[
      'attendance',
      'attendance mode',
      'mode',
      'participation',
      'mode of participation',
      'in person or online',
      'in person online',
    ],
    ...['mode de participation', 'presence', 'modalite', 'en presentiel ou en ligne', 'presentiel en ligne'],
    ...[
      'modalidad',
      'participacion',
      'modo de participacion',
      'asistencia',
      'presencial o en linea',
      'presencial en linea',
    ],
  ],
};

/** Where a heading stands in the list of a field: 0 = the best guess; undefined = not at all. */
function guessOf(heading: string, field: ImportField): number | undefined {
  const at = headings[field].indexOf(heading);
  return at < 0 ? undefined : at;
}

const fields = Object.keys(headings) as ImportField[];

/** What each column seems to hold by its heading: each field in one column, the one with the better name for it. */
export function guessMapping(row: readonly string[]): Mapping {
  const folded = row.map(foldWords);
  const guesses = folded.flatMap((heading, column) =>
    fields.flatMap((field) => {
      const distance = guessOf(heading, field);
      return distance === undefined ? [] : [{ column, field, distance }];
    }),
  );
  const mapping: Mapping = {};
  const taken = new Set<ImportField>();
  for (const { column, field } of guesses.toSorted((a, b) => a.distance - b.distance || a.column - b.column)) {
    if (mapping[column] || taken.has(field)) continue;
    mapping[column] = field;
    taken.add(field);
  }
  return withPlainName(folded, mapping, taken);
}

/** A column headed just "Name" is the family name where the given name has a column of its own. */
function withPlainName(folded: readonly string[], mapping: Mapping, taken: ReadonlySet<ImportField>): Mapping {
  const column = folded.findIndex((heading, at) => heading === 'name' && !mapping[at]);
  return column >= 0 && taken.has('givenName') && !taken.has('surname') ? { ...mapping, [column]: 'surname' } : mapping;
}

/** By what sheets with the same headings are known again: folded, in their order, hashed. */
export function hashHeadings(row: readonly string[]): string {
  return sha256(JSON.stringify(row.map(foldWords)));
}
