import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { revisionHash } from '@/lib/recommendations/model/recommendation';

/** 5: the revisions of every recommendation are numbered without a gap, and each hash verifies. */
export async function revisionChains(meetingId: string): Promise<string[]> {
  const revisions = await db().revision.findMany({
    where: { recommendation: { meetingId } },
    orderBy: [{ recommendationId: 'asc' }, { number: 'asc' }],
    include: { units: { include: { texts: { where: { sourceHash: null } } } } },
  });
  const hashes = revisions.flatMap((revision) => {
    const units = revision.units.map(({ uid, position, texts }) => ({
      uid,
      position,
      language: texts[0]?.language ?? '',
      text: texts[0]?.text ?? '',
    }));
    return revisionHash({ ...revision, units }) === revision.hash
      ? []
      : [`5: the hash of revision ${revision.id} does not verify`];
  });
  return [
    ...gaps(revisions.map(({ recommendationId, number }) => ({ of: recommendationId, number }))).map(
      ({ of, number }) => `5: a gap before revision ${number} of ${of}`,
    ),
    ...hashes,
  ];
}

/** A sealed text: `of` and `number` are its chain and its place there, `content` what was hashed (null once erased). */
type Sealed = { what: string; of: string; number: number; content: string | null; sha256: string };

/** 5: publications, versions of forms and surveys, submissions, results, lists, background papers and records of the plenary: numbered without a gap, each hash verifies. */
export async function sealedTexts(meetingId: string): Promise<string[]> {
  const [publications, texts] = await Promise.all([readPublications(meetingId), readSealed(meetingId)]);
  const all: Sealed[] = [
    ...publications.map(({ documentId: of, number, canonical, sha256: hash }) => ({
      what: 'publication',
      of,
      number,
      content: canonical,
      sha256: hash,
    })),
    ...texts.flat(),
  ];
  return [
    ...gaps(all).map(({ what, number, of }) => `5: a gap before ${what} ${number} of ${of}`),
    ...all
      .filter(({ content, sha256: hash }) => content !== null && sha256(content) !== hash)
      .map(({ what, number, of }) => `5: the hash of ${what} ${number} of ${of} does not verify`),
    ...publications
      .filter(({ previousSha256 }, index) => previousSha256 !== (publications[index - 1]?.sha256 ?? null))
      .map(({ number }) => `5: publication ${number} does not follow the one before`),
  ];
}

/** Those whose number is not the one after that of their chain before them; in the order of chain and number. */
function gaps<T extends { what?: string; of: string; number: number }>(rows: readonly T[]): T[] {
  const last = new Map<string, number>();
  return rows.filter(({ what = '', of, number }) => {
    const chain = `${what} ${of}`;
    const before = last.get(chain) ?? 0;
    last.set(chain, number);
    return number !== before + 1;
  });
}

const byNumber = { orderBy: { number: 'asc' } } as const;

function readPublications(meetingId: string) {
  // A meeting has one outcome document.
  return db().publication.findMany({
    where: { document: { meetingId } },
    ...byNumber,
    select: { documentId: true, number: true, canonical: true, sha256: true, previousSha256: true },
  });
}

function readSealed(meetingId: string): Promise<Sealed[][]> {
  const {
    surveyVersion,
    submission,
    resultSnapshot,
    registrationFormVersion,
    participantList,
    backgroundPaper,
    recordIssue,
  } = db();
  const ofSurvey = { where: { survey: { meetingId } }, ...byNumber };
  return Promise.all([
    surveyVersion
      .findMany(ofSurvey)
      .then((rows) => rows.map((row) => sealed('version of survey', row.surveyId, row, row.definition))),
    resultSnapshot
      .findMany(ofSurvey)
      .then((rows) => rows.map((row) => sealed('results of survey', row.surveyId, row, row.payload))),
    submission
      .findMany({ where: { response: { survey: { meetingId } } }, ...byNumber })
      .then((rows) => rows.map((row) => sealed('submission', row.responseId, row, row.payload))),
    registrationFormVersion
      .findMany({ where: { form: { meetingId } }, ...byNumber })
      .then((rows) => rows.map((row) => sealed('version of form', row.formId, row, row.definition))),
    participantList
      .findMany({ where: { meetingId }, ...byNumber })
      .then((rows) => rows.map((row) => sealed('list of participants', meetingId, row, row.content))),
    backgroundPaper
      .findMany({ where: { meetingId }, ...byNumber })
      .then((rows) => rows.map((row) => sealed('background paper', meetingId, row, row.content))),
    recordIssue
      .findMany({ where: { meetingId }, ...byNumber })
      .then((rows) => rows.map((row) => sealed('record of the plenary', meetingId, row, row.content))),
  ]);
}

function sealed(what: string, of: string, row: { number: number; sha256: string }, content: unknown): Sealed {
  return { what, of, number: row.number, sha256: row.sha256, content: canonicalJson(content) };
}
