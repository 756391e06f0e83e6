import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { missingFields, shownParts, takesAnswer } from '@/lib/forms/model/conditions';
import { templates } from '@/lib/forms/model/templates/list';
import { definitionSchema, type AnswerValue, type Field, type FormDefinition } from '@/lib/forms/schema';
import { isEditable } from '@/lib/registration/policy';
import { seededRandom } from '@/lib/surveys/model/random';
import { makeIdentifiers } from '../identifiers';
import { pickOne } from './chance';
import type { Text } from './content/text';
import { after, type Kit } from './kit';
import type { Language } from './people';

/** Drawn apart from the rest of the sample, so that forms change nothing of it. */
const SEED = 20171012;

/** A question that the first version asked; the form on travel has taken its place. */
const hotel: Field = {
  type: 'text',
  id: 'hotel',
  label: {
    en: 'Hotel in Geneva, if you know it already',
    fr: 'Hôtel à Genève, si vous le connaissez déjà',
    es: 'Hotel en Ginebra, si ya lo conoce',
  },
  required: false,
};

/** A question that the second version added, for mechanisms and partners alike. */
const worksWith: Field = {
  type: 'organisation',
  id: 'works-with',
  label: {
    en: 'Mechanism or organisation you work with most closely',
    fr: 'Mécanisme ou organisation avec lequel vous collaborez le plus étroitement',
    es: 'Mecanismo u organización con que colabora más estrechamente',
  },
  required: false,
};

const titles = {
  registration: {
    en: 'Registration: your participation',
    fr: 'Inscription : votre participation',
    es: 'Inscripción: su participación',
  },
  travel: { en: 'Travel and stay', fr: 'Voyage et séjour', es: 'Viaje y estancia' },
  visa: { en: 'Visa', fr: 'Visa', es: 'Visado' },
  attendance: { en: 'Attendance', fr: 'Présence', es: 'Asistencia' },
} satisfies Record<string, Text>;

const subjects: Record<Language, readonly string[]> = {
  en: ['Data on labour mobility', 'Cooperation on return and reintegration', 'Regional priorities of our members'],
  fr: ['Données sur la mobilité de la main-d’œuvre', 'Priorités régionales de nos membres'],
  es: ['Datos sobre la movilidad laboral', 'Prioridades regionales de nuestros miembros'],
};

type Registration = Kit['rows']['Registration'][number];
type Builder = { kit: Kit; meetingId: string; id: () => string; random: () => number; byAccountId: string };

function begin(kit: Kit, meetingId: string, byAccountId: string, start: string): Builder {
  const random = seededRandom(SEED + Date.parse(start));
  return { kit, meetingId, byAccountId, random, id: makeIdentifiers(seededRandom(SEED), Date.parse(start)) };
}

/** The last section of a form with one more field. */
function withField(definition: FormDefinition, field: Field): FormDefinition {
  const pages = structuredClone(definition.pages);
  pages.at(-1)?.sections.at(-1)?.fields.push(field);
  return { pages };
}

type Published = { formId: string; versions: { id: string; definition: FormDefinition }[] };

function addForm(
  { kit: { rows }, meetingId, id, byAccountId }: Builder,
  form: Omit<Kit['rows']['RegistrationForm'][number], 'id' | 'meetingId' | 'draft'>,
  versions: readonly { definition: FormDefinition; at: Date }[],
): Published {
  const formId = id();
  const made = versions.map(({ definition, at }, index) => {
    const parsed = definitionSchema.parse(definition);
    const version = { id: id(), definition: parsed };
    rows.RegistrationFormVersion.push({
      id: version.id,
      formId,
      number: index + 1,
      definition: parsed,
      sha256: sha256(canonicalJson(parsed)),
      byAccountId,
      publishedAt: at,
    });
    return version;
  });
  rows.RegistrationForm.push({ id: formId, meetingId, ...form, draft: made.at(-1)?.definition ?? { pages: [] } });
  return { formId, versions: made };
}

/**
 * The forms of the next edition: one with the registration, in its second version, for mechanisms and partners, answered by
 * most of those who have registered; and two that open with the confirmation, on travel and on the visa.
 */
export function addForms(kit: Kit, meetingId: string, byAccountId: string, invited: Date): void {
  const builder = begin(kit, meetingId, byAccountId, '2018-06-01T00:00:00Z');
  const { rows } = kit;
  const first = withField(templates.mechanism, hotel);
  const registration = addForm(
    builder,
    {
      code: 'registration',
      kind: 'REGISTRATION',
      title: titles.registration,
      categories: ['MECHANISM', 'PARTNER'],
      position: 0,
      createdAt: invited,
    },
    [
      { definition: first, at: after(invited, 1) },
      { definition: withField(templates.mechanism, worksWith), at: after(invited, 30) },
    ],
  );
  const travel = addForm(
    builder,
    { code: 'travel', kind: 'FOLLOW_UP', title: titles.travel, categories: [], position: 1, createdAt: invited },
    [{ definition: templates.travel, at: after(invited, 1) }],
  );
  addForm(
    builder,
    { code: 'visa', kind: 'FOLLOW_UP', title: titles.visa, categories: [], position: 2, createdAt: invited },
    [{ definition: templates.visa, at: after(invited, 1) }],
  );
  for (const row of rows.Registration.filter(
    (one) => one.meetingId === meetingId && isEditable(one.status ?? 'NOMINATED'),
  )) {
    // The delegate to sign in as has not begun.
    if (row.status === 'NOMINATED') continue;
    const handedIn = row.submittedAt instanceof Date ? row.submittedAt : invited;
    addResponse(builder, registration, row, handedIn, builder.random() < 0.8);
    if (row.status === 'CONFIRMED' && builder.random() < 0.4)
      addResponse(builder, travel, row, after(handedIn, 8), builder.random() < 0.7);
  }
}

/** The one form of the finished meeting: something to begin another meeting's forms from. */
export function addClosedForm(kit: Kit, meetingId: string, byAccountId: string, at: Date): void {
  const form = {
    code: 'attendance',
    kind: 'REGISTRATION',
    title: titles.attendance,
    categories: [],
    position: 0,
  } as const;
  const builder = begin(kit, meetingId, byAccountId, '2017-05-20T00:00:00Z');
  addForm(builder, { ...form, categories: [], createdAt: at }, [{ definition: templates.observer, at }]);
}

/** One response, begun or handed in; answered to the first version or the last. */
function addResponse(builder: Builder, form: Published, row: Registration, at: Date, isComplete: boolean): void {
  const { kit, id, random } = builder;
  const version = pickOne(random, form.versions);
  const locale = (row.locale ?? 'en') as Language;
  const person = kit.rows.AccountPerson.find(({ personId }) => personId === row.personId);
  const answers = new Map<string, AnswerValue>();
  const fields = version.definition.pages.flatMap((page) => page.sections.flatMap((section) => section.fields));
  for (const field of fields) {
    const isShown = shownParts(version.definition.pages, answers).ids.has(field.id);
    if (!isShown || !takesAnswer(field) || field.type === 'file') continue;
    if (!field.required && random() < 0.5) continue;
    if (!isComplete && random() < 0.4) continue;
    answers.set(field.id, invent(builder, field, locale, at));
  }
  const responseId = id();
  const isHandedIn = isComplete && missingFields(version.definition, answers).length === 0;
  kit.rows.FormResponse.push({
    id: responseId,
    formId: form.formId,
    registrationId: row.id ?? '',
    versionId: version.id,
    status: isHandedIn ? 'SUBMITTED' : 'DRAFT',
    submittedAt: isHandedIn ? at : null,
    lockVersion: answers.size,
    changedAt: at,
  });
  kit.rows.FormAnswer.push(
    ...[...answers].map(([fieldId, value]) => ({
      responseId,
      fieldId,
      value: value as never,
      lockVersion: 1,
      byAccountId: person?.accountId ?? null,
      at,
    })),
  );
}

function invent({ kit, random }: Builder, field: Field, locale: Language, at: Date): AnswerValue {
  const day = (days: number) =>
    after(at, 60 + days)
      .toISOString()
      .slice(0, 10);
  switch (field.type) {
    case 'single':
      return pickOne(random, field.choices).id;
    case 'multiple':
      return field.choices.filter((_, index) => index === 1 || random() < 0.6).map(({ id }) => id);
    case 'phone':
      // 555 is given to nobody.
      return `+41 22 555 ${String(10 + Math.floor(random() * 90))} ${String(10 + Math.floor(random() * 90))}`;
    case 'language':
      return locale;
    case 'date':
      return field.id.startsWith('departure') ? day(2) : day(-1);
    case 'organisation':
      return pickOne(random, kit.directory.parties).code;
    case 'country':
      return pickOne(random, ['CH', 'SN', 'CR', 'TH', 'MA']);
    case 'consent':
      return { text: field.label[locale] ?? '', locale };
    case 'long_text':
      return pickOne(random, subjects[locale]);
    default:
      return field.id === 'departure-city'
        ? pickOne(random, ['Dakar', 'Bangkok', 'San José', 'Nairobi'])
        : 'Hôtel des Nations';
  }
}
