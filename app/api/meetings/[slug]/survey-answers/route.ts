import { currentActor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { toCsv, type CsvCell } from '@/lib/core/csv';
import { Refusal } from '@/lib/core/errors';
import { fileResponse, type DownloadedFile } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { toWorkbook } from '@/lib/core/workbook';
import { pick } from '@/lib/i18n/pick';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { answerSheet } from '@/lib/surveys/exchange/answer-sheet';
import { readSubmittedAnswers, type SurveyAnswers } from '@/lib/surveys/queries/submitted-answers';

const formats = ['csv', 'xlsx', 'json'] as const;

/**
 * What the parties submitted, for the secretariat: `?format=` csv, xlsx or json, `?locale=` the language of the labels. What
 * may not be seen and what is not there answer 404 alike.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const query = new URL(request.url).searchParams;
  const format = formats.find((each) => each === query.get('format'));
  const asked = query.get('locale') ?? undefined;
  const locale = isLocale(asked) ? asked : defaultLocale;
  if (!format) return missing();
  try {
    const scope = await enterMeeting(await currentActor(), slug);
    const answers = await readSubmittedAnswers(scope);
    if (!answers) return missing();
    const band = scope.meeting.illustrative ? translator(locale, 'common')('illustrative.band') : null;
    const title = pick(scope.meeting.title, locale).text;
    const { snapshot } = answers;
    const told = snapshot === null ? null : translator(locale, 'xlsform')('answers.asTold', { n: snapshot });
    const file = await (format === 'json'
      ? asJson(answers, { slug, band })
      : asSheet(answers, {
          format,
          locale,
          above: [...(band ? [[band]] : []), [title, pick(answers.title, locale).text], ...(told ? [[told]] : [])],
        }));
    const response = fileResponse({ ...file, name: `${slug}-survey-answers.${format}` });
    if (band) response.headers.set('X-Robots-Tag', 'noindex');
    return response;
  } catch (error) {
    if (error instanceof Refusal) return missing();
    throw error;
  }
}

type Content = Omit<DownloadedFile, 'name'>;

async function asSheet(
  { versions, submitted }: SurveyAnswers,
  { format, locale, above }: { format: 'csv' | 'xlsx'; locale: Locale; above: CsvCell[][] },
): Promise<Content> {
  const t = translator(locale, 'xlsform');
  const surveys = translator(locale, 'surveys');
  const head = (name: 'party' | 'name' | 'kind' | 'version' | 'at' | 'late' | 'other' | 'language' | 'file') =>
    t(`answers.${name}`);
  const { heads, lines } = answerSheet(
    versions,
    submitted.map(({ names, party, ...rest }) => ({
      ...rest,
      party: party && { ...party, name: names ? pick(names, locale).text : party.code },
    })),
    {
      heads: {
        ...{ party: head('party'), name: head('name'), kind: head('kind'), version: head('version'), at: head('at') },
        ...{ late: head('late'), other: head('other'), language: head('language'), file: head('file') },
      },
      label: (words) => pick(words, locale).text,
      reason: (kind) => surveys(`reasons.${kind}` as 'reasons.NO_CONSENSUS'),
    },
  );
  if (format === 'csv')
    return { type: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(toCsv([...above, heads, ...lines])) };
  return {
    type: mediaTypes.xlsx,
    bytes: await toWorkbook([{ name: 'answers', above, heads, lines: [lines] }]),
  };
}

async function asJson(
  { versions, attributed, snapshot, submitted }: SurveyAnswers,
  about: { slug: string; band: string | null },
): Promise<Content> {
  const content = {
    meeting: about.slug,
    ...(about.band ? { illustrative: about.band } : {}),
    attributed,
    ...(snapshot === null ? {} : { snapshot }),
    versions: [...versions].map(([number, definition]) => ({ number, definition })),
    responses: submitted.map(({ party, names, version, at, late, answers }) => ({
      ...(party ? { party: party.code, names, kind: party.kind, at, late } : {}),
      version,
      answers,
    })),
  };
  return { type: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(content, null, 2)) };
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'Cache-Control': 'private, no-store' } });
}
