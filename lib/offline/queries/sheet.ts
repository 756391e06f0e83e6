import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found, Refusal } from '@/lib/core/errors';
import { formatDateTime } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { definitionSchema, questionsOf, type SurveyDefinition } from '@/lib/surveys/model/definition';
import { findOwnResponse } from '@/lib/surveys/queries/own-response';
import { readReferences } from '@/lib/surveys/queries/references';
import { compareSheet, type Compared } from '../model/compare';
import type { Naming } from '../model/paper';
import { writeOrigin } from '../model/read-back';
import { sheetRows, type SheetRow } from '../model/sheet';
import { readStored } from '../read-stored';
import type { SheetFrame } from '../render/sheet';
import { readAnswersSchema } from '../schema';
import { readNaming } from './naming';
import { findReadableParty } from './paper';

/** The questionnaire as a sheet for a party, with what is saved already. For those who may answer for it, while they may. */
export async function findSheet(
  scope: MeetingScope,
  { party: code, locale }: { party: string; locale: Locale },
): Promise<{ frame: SheetFrame; rows: SheetRow[] }> {
  const own = found(await findOwnResponse(scope, await findReadableParty(scope, code)));
  if (!own.mayAnswer) throw new Refusal('not_found');
  const { definition, number } = own.version;
  const types = questionsOf(definition).map(({ type }) => type);
  const lists = await readReferences(db(), types, own.now);
  const t = translator(locale, 'offline');
  const rows = sheetRows({
    definition,
    topK: scope.meeting.topK,
    answers: own.answers,
    revisions: Object.fromEntries(Object.entries(own.written).map(([question, { revision }]) => [question, revision])),
    lists,
    locale,
  });
  const party = pick(own.party.names, locale).text;
  return {
    frame: {
      name: t('sheet.name'),
      title: [pick(scope.meeting.shortTitle, locale).text, pick(own.survey.title, locale).text].join(' · '),
      madeFor: t('sheet.madeFor', { party, at: formatDateTime(own.now, locale, scope.meeting.zone) }),
      note: t('sheet.note'),
      heads: { number: t('sheet.no'), label: t('sheet.question'), answer: t('sheet.answer'), how: t('sheet.how') },
      origin: writeOrigin({
        survey: own.survey.id,
        version: number,
        party: own.party.code,
        madeAt: own.now.toISOString(),
      }),
    },
    rows,
  };
}

/** A sheet that was brought in beside what is stored, before anything is saved. */
export type SheetPreview = {
  id: string;
  fileName: string;
  madeAt: Date | null;
  party: { code: string; names: LocalizedText };
  definition: SurveyDefinition;
  /** A newer version was published since: nothing of it can be saved. */
  isOutdated: boolean;
  compared: Compared[];
  /** Who changed an answer since, and when, by question. */
  writers: Readonly<Record<string, { by: string | null; at: Date | null }>>;
  naming: Naming;
};

/** What a sheet would change. For those who may answer for its delegation; "not_found" for everybody else. */
export async function previewSheet(scope: MeetingScope, id: string, locale: Locale): Promise<SheetPreview> {
  authorize(scope, 'meeting.participate');
  const sheet = found(
    await db().answerSheet.findFirst({
      where: { id, delegation: { meetingId: scope.meeting.id } },
      select: {
        id: true,
        fileName: true,
        madeAt: true,
        surveyId: true,
        version: true,
        answers: true,
        delegationId: true,
        delegation: { select: { party: { select: { id: true, code: true, names: true, acronyms: true } } } },
      },
    }),
  );
  const { party } = sheet.delegation;
  if (!can(scope, 'survey.answer', { delegationId: sheet.delegationId })) throw new Refusal('not_found');
  const names = { names: party.names as LocalizedText, acronyms: party.acronyms as LocalizedText };
  const own = found(await findOwnResponse(scope, { delegationId: sheet.delegationId, code: party.code, ...names }));
  const version = found(
    await db().surveyVersion.findUnique({
      where: { surveyId_number: { surveyId: sheet.surveyId, number: sheet.version } },
      select: { definition: true },
    }),
  );
  const definition = definitionSchema.parse(version.definition);
  const read = readAnswersSchema.parse(sheet.answers);
  const stored = await readStored(db(), { surveyId: sheet.surveyId, partyId: party.id, read });
  // An answer from before its events were kept is known from its own row.
  const revisions = new Map(Object.entries(own.written).map(([code, { revision }]) => [code, revision]));
  const compared = compareSheet({
    read,
    definition,
    topK: scope.meeting.topK,
    stored: { ...stored, answers: new Map(Object.entries(own.answers)), revisions },
  });
  const answers = Object.fromEntries(compared.flatMap(({ question, typed, now }) => [[question, typed ?? now]]));
  return {
    id,
    fileName: sheet.fileName,
    madeAt: sheet.madeAt,
    party: { code: party.code, names: names.names },
    definition,
    isOutdated: own.version.number !== sheet.version,
    compared,
    writers: own.written,
    naming: await readNaming(definition, answers, locale),
  };
}
