import 'server-only';
import { db } from '@/lib/core/db';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { questionsOf, type SurveyDefinition } from '@/lib/surveys/model/definition';
import { isReference, readReferences } from '@/lib/surveys/queries/references';
import type { Naming, PaperAnswers } from '../model/paper';

/** The names of what answers point at: members of the house's lists, and files. */
export async function readNaming(definition: SurveyDefinition, answers: PaperAnswers, locale: Locale): Promise<Naming> {
  const given = Object.values(answers ?? {});
  const types = given.some((answer) => answer?.codes) ? questionsOf(definition).map(({ type }) => type) : [];
  const lists = await readReferences(db(), types, new Date());
  const ids = given.flatMap((answer) => (answer?.file ? [answer.file.id] : []));
  const files =
    ids.length === 0
      ? []
      : await db().storedFile.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return {
    codes: ({ type }, codes) =>
      codes.map(
        (code) =>
          pick((isReference(type) ? lists[type] : []).find((member) => member.code === code)?.label, locale).text ||
          code,
      ),
    file: (id) => files.find((file) => file.id === id)?.name ?? id,
  };
}
