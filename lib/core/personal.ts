import { Prisma } from './prisma/client';

/** Whose data is asked for: the person with everything by which rows name them. */
export type Subject = {
  /** The person, and those who turned out to be the same. */
  personIds: string[];
  registrationIds: string[];
  /** Mailboxes that act for this person and nobody else. */
  accountIds: string[];
  /** Addresses of those mailboxes, and of the registrations where nobody else uses them. */
  emails: string[];
  /** Given name and surname, as often as they were written differently. */
  names: { givenName: string; surname: string }[];
  fileIds: string[];
};

/** What data is for, who reads it, how long it stays: codes, whose words are in messages/<locale>/privacy.json. */
export type Purpose =
  | 'identity'
  | 'signIn'
  | 'registration'
  | 'invitation'
  | 'messages'
  | 'sensitive'
  | 'funding'
  | 'papers'
  | 'door'
  | 'consent'
  | 'log'
  | 'record'
  | 'rights'
  | 'import';
export type Readers =
  | 'meeting'
  | 'organisers'
  | 'organisersAndDelegation'
  | 'delegation'
  | 'byKind'
  | 'self'
  | 'staff'
  | 'public'
  | 'nobody'
  | 'door';
export type Retention =
  'untilErased' | 'meeting' | 'dated' | 'week' | 'year' | 'archive' | 'quarter' | 'byForm' | 'byPaper';

/** Why something is kept when a person's data is erased. */
export type Ground = 'archive' | 'proof' | 'log' | 'headcount';

/** One table of a domain as the registry of personal data knows it. Every column that can hold text is on one of the two lists. */
export type PersonalTable = {
  table: string;
  /** Columns that say something of a person; shown to the person. */
  personal: readonly string[];
  /** Columns that can hold text and say nothing of a person. */
  other: readonly string[];
  /** Columns without text that the person is shown beside: dates, states. */
  beside?: readonly string[];
  purpose: Purpose;
  readers: Readers;
  retention: Retention;
  /** The rows of a person, as a condition on "t". Without it the table says nothing of anybody in particular. */
  rows?: (subject: Subject) => Prisma.Sql;
  /** Those of the rows that the person is shown, where others are named beside them in the rest. */
  shows?: (subject: Subject) => Prisma.Sql;
  /** Rows that the person is told of by number only. */
  isCountedOnly?: true;
  erase?:
    | { how: 'delete' }
    /** `set` is what follows SET. */
    | { how: 'empty'; set: (subject: Subject) => Prisma.Sql }
    /** Sealed: emptied by the database's own function once the tombstone stands. */
    | { how: 'sealed' }
    | { how: 'keep'; ground: Ground };
};

/** A table in which no column says anything of a person. */
export function impersonal(table: string, ...other: string[]): PersonalTable {
  return { table, personal: [], other, purpose: 'record', readers: 'organisers', retention: 'archive' };
}

/** `t.<column>` is one of the ids. */
export function among(column: string, ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`t.${Prisma.raw(`"${column}"`)} = ANY (${[...ids]}::uuid[])`;
}

/** `t.<column>` is one of the texts. */
export function amongTexts(column: string, texts: readonly string[]): Prisma.Sql {
  return Prisma.sql`t.${Prisma.raw(`"${column}"`)} = ANY (${[...texts]}::text[])`;
}

/** Scripts written without spaces: there a name is found wherever it stands. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** The text holds this word, as a word of its own and in whatever case. */
function holds(text: Prisma.Sql, word: string): Prisma.Sql {
  if (unspaced.test(word)) return Prisma.sql`position(lower(${word}) IN lower(${text})) > 0`;
  const plain = word.replace(/[^\p{L}\p{N}]/gu, (sign) => (/\s/.test(sign) ? '\\s+' : `\\${sign}`));
  return Prisma.sql`lower(${text}) ~ ('\\m' || lower(${plain}) || '\\M')`;
}

const anyOf = (conditions: Prisma.Sql[]) =>
  conditions.length > 0 ? Prisma.sql`(${Prisma.join(conditions, ' OR ')})` : Prisma.sql`FALSE`;

/** A text, such as JSON, that names the person: by an address, or by given name and surname, wherever they stand in it. */
export function names(text: Prisma.Sql, { emails, names: written }: Pick<Subject, 'emails' | 'names'>): Prisma.Sql {
  const whole = written.filter(({ givenName, surname }) => givenName.length > 1 && surname.length > 1);
  return anyOf([
    ...emails.map((email) => holds(text, email)),
    ...whole.map(({ givenName, surname }) => Prisma.sql`(${holds(text, givenName)} AND ${holds(text, surname)})`),
  ]);
}

/** Running text that names the person: by an address, or by given name and surname side by side. */
export function namesInText(
  text: Prisma.Sql,
  { emails, names: written }: Pick<Subject, 'emails' | 'names'>,
): Prisma.Sql {
  return anyOf([
    ...emails.map((email) => holds(text, email)),
    ...written
      .filter(({ givenName, surname }) => givenName && surname)
      .map(({ givenName, surname }) => holds(text, `${givenName} ${surname}`)),
  ]);
}
