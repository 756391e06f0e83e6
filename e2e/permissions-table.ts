import type { Permission, Target } from '@/lib/auth/permissions';

/** Records of one meeting whose names appear in addresses. */
export type Place = {
  slug: string;
  /** A registration, with whose it is. */
  registration: { id: string } & Target;
  /** Two persons of the meeting. */
  persons: string[];
  recommendation: string;
  general: string;
  /** A general recommendation on the plenary's list, and an amendment to it that was withdrawn. */
  item: string;
  amendment: string;
  /** Code of a group that no other meeting has. */
  group: string;
  /** Code of a party with a delegation, and that delegation. */
  delegation: { party: string } & Target;
  mail: string;
  /** Code of a form that no other meeting has. */
  form: string;
  /** A delegation with a letter of nomination. */
  letter: { party: string } & Target;
  invitation: string;
  /** A message to many. */
  mailing: string;
  /** A filled sheet of survey answers that the delegation brought in. */
  answerSheet: string;
  /** A reminder about the survey that has not left. */
  reminder: string;
  /** A reminder to report on commitments that has not left. */
  progressReminder: string;
  /** A list of participants that was handed over. */
  transfer: string;
  /** A clearing round of the finished edition, over, and the letters that opened it. */
  clearing: { slug: string; round: string; letters: string };
  /** A sheet of people brought in. */
  batch: string;
  /** A correction that a focal point proposed to the directory. */
  correction: string;
  /** A file of the directory that waits to be carried out. */
  directoryImport: string;
  /** A document of the meeting. */
  document: string;
  /** Code of an open question with a code book, that no other meeting has. */
  openQuestion: string;
};

/** What decides beside the page's own permission: the record that it shows. */
type Showing = { permission: Permission; target?: (place: Place) => Target };

export type Rule = {
  /** What the page asks for in its first line; null where it asks for nothing: then `always` says what it answers. */
  permission: Permission | null;
  /** The address under its language. Names records of the place where the route has some. */
  path: (place: Place) => string;
  /** Where a record decides as well. */
  record?: Showing;
  /** Status for everybody, where no permission decides. */
  always?: number;
};

const everybody = (path: string, always = 200): Rule => ({ permission: null, path: () => path, always });
const page = (permission: Permission, path: string | ((place: Place) => string), record?: Showing): Rule => ({
  permission,
  path: typeof path === 'string' ? () => path : path,
  ...(record ? { record } : {}),
});
const meeting = (permission: Permission, rest: string | ((place: Place) => string) = '', record?: Showing): Rule =>
  page(permission, (place) => `/meetings/${place.slug}${typeof rest === 'string' ? rest : rest(place)}`, record);
const desk = (permission: Permission, rest: string | ((place: Place) => string) = '', record?: Showing): Rule =>
  page(permission, (place) => `/manage/${place.slug}${typeof rest === 'string' ? rest : rest(place)}`, record);

/**
 * Every page, by its name in the build, with the permission that opens it. Who has the permission is said in one place,
 * lib/auth/permissions.ts, and asked there.
 */
export const pages: Record<string, Rule> = {
  '(public)': page('meeting.read', ''),
  '(public)/accessibility': everybody('/accessibility'),
  '(public)/data-protection': everybody('/data-protection'),
  '(public)/help': everybody('/help'),
  '(public)/sign-in': everybody('/sign-in'),
  '(public)/sign-in/code': everybody('/sign-in/code'),
  '(public)/sign-in/link': everybody('/sign-in/link'),
  '(public)/verify': page('paper.verify', '/verify'),
  '(public)/presentation': page('document.hand-in', '/presentation'),
  '(public)/invitation': page('link.open', '/invitation'),
  // Exists only until there is an administrator; the sample has one.
  '(public)/first-run': everybody('/first-run', 404),
  '(public)/(directory)/directory': page('directory.read', '/directory'),
  '(public)/(directory)/directory/[code]': page('directory.read', '/directory/rcm'),
  '(public)/(directory)/directory/[code]/history': page('directory.read', '/directory/rcm/history'),
  '(public)/(directory)/pictures': page('directory.read', '/pictures'),
  '(public)/(directory)/pictures/[picture]': page('directory.read', '/pictures/matrix'),
  '(public)/(directory)/countries': page('directory.read', '/countries'),
  '(public)/(directory)/countries/[code]': page('directory.read', '/countries/ch'),
  '(public)/(directory)/editions': page('directory.read', '/editions'),
  '(public)/(directory)/figures': page('directory.read', '/figures'),
  '(public)/(directory)/figures/compare': page('directory.read', '/figures/compare?from=2018&to=2025'),
  '(public)/(directory)/figures/[figure]': page('directory.read', '/figures/active-rcp'),
  '(public)/(directory)/objectives': page('directory.read', '/objectives'),
  '(public)/(directory)/definitions': page('directory.read', '/definitions'),
  '(public)/(directory)/data': page('directory.read', '/data'),
  '[...rest]': everybody('/no/such/page', 404),

  work: page('work.read', '/work'),
  'work/my-data': page('my-data.read', '/work/my-data'),
  'admin/audit': page('audit.read-all', '/admin/audit'),
  'admin/corrections': page('directory.edit', '/admin/corrections'),
  'admin/corrections/[id]': page('directory.edit', ({ correction }) => `/admin/corrections/${correction}`),
  'admin/directory': page('directory.edit', '/admin/directory'),
  'admin/directory/import': page('directory.edit', '/admin/directory/import'),
  'admin/directory/import/[id]': page(
    'directory.edit',
    ({ directoryImport }) => `/admin/directory/import/${directoryImport}`,
  ),
  'admin/directory/[code]': page('directory.edit', '/admin/directory/rcm'),
  'admin/directory/[code]/sources': page('directory.edit', '/admin/directory/midwa/sources'),
  'admin/erasures': page('erasure.decide', '/admin/erasures'),
  'admin/mail': page('mail.read-all', '/admin/mail'),
  'manage/new': page('meeting.create', '/manage/new'),

  'meetings/[slug]': meeting('meeting.read'),
  // Public once the Highlights are published; those of the next edition are not.
  'meetings/[slug]/now': meeting('meeting.read', '/now'),
  'meetings/[slug]/agenda': meeting('meeting.participate', '/agenda'),
  'meetings/[slug]/chain': meeting('chain.read', '/chain', { permission: 'meeting.participate' }),
  'meetings/[slug]/highlights': meeting('outcome.read', '/highlights'),
  // Public once the Highlights are published, as the chain is; before that the secretariat's.
  'meetings/[slug]/follow-up': meeting('follow-up.read', '/follow-up', { permission: 'follow-up.manage' }),
  'meetings/[slug]/follow-up/report': meeting('meeting.participate', '/follow-up/report', {
    permission: 'follow-up.manage',
  }),
  'meetings/[slug]/documents': meeting('document.read', '/documents'),
  // The place's document is the secretariat's only; who may read which is asked in lib/documents/documents.database.test.ts.
  'meetings/[slug]/documents/[id]': meeting('document.read', ({ document }) => `/documents/${document}`, {
    permission: 'document.manage',
  }),
  'meetings/[slug]/results': meeting('meeting.read', '/results'),
  'meetings/[slug]/results/table': meeting('meeting.read', '/results/table'),
  'meetings/[slug]/directory': meeting('meeting.participate', '/directory'),
  'meetings/[slug]/delegation': meeting(
    'meeting.participate',
    ({ delegation }) => `/delegation?of=${delegation.party}`,
    {
      permission: 'delegation.read',
      target: ({ delegation }) => delegation,
    },
  ),
  'meetings/[slug]/survey': meeting('meeting.participate', '/survey'),
  'meetings/[slug]/survey/review': meeting(
    'meeting.participate',
    ({ delegation }) => `/survey/review?party=${delegation.party}`,
    { permission: 'survey.answer', target: ({ delegation: { delegationId } }) => ({ delegationId }) },
  ),
  'meetings/[slug]/survey/sheet/[id]': meeting(
    'meeting.participate',
    ({ answerSheet }) => `/survey/sheet/${answerSheet}`,
    { permission: 'survey.answer', target: ({ delegation: { delegationId } }) => ({ delegationId }) },
  ),
  'meetings/[slug]/registration/[id]': meeting(
    'meeting.participate',
    ({ registration }) => `/registration/${registration.id}`,
    {
      permission: 'registration.read',
      target: ({ registration }) => registration,
    },
  ),
  'meetings/[slug]/registration/[id]/consents': meeting(
    'meeting.participate',
    ({ registration }) => `/registration/${registration.id}/consents`,
    { permission: 'consent.change', target: ({ registration }) => registration },
  ),
  'meetings/[slug]/registration/[id]/travel': meeting(
    'meeting.participate',
    ({ registration }) => `/registration/${registration.id}/travel`,
    { permission: 'sensitive.enter', target: ({ registration }) => registration },
  ),
  'meetings/[slug]/registration/[id]/offer': meeting(
    'meeting.participate',
    ({ registration }) => `/registration/${registration.id}/offer`,
    { permission: 'offer.answer', target: ({ registration }) => registration },
  ),
  'meetings/[slug]/registration/[id]/forms/[code]': meeting(
    'meeting.participate',
    ({ registration, form }) => `/registration/${registration.id}/forms/${form}`,
    {
      permission: 'form.read',
      target: ({ registration }) => registration,
    },
  ),
  'meetings/[slug]/participants': meeting('participants.read', '/participants'),
  'meetings/[slug]/groups': meeting('group.read', '/groups'),
  'meetings/[slug]/groups/[code]': meeting('group.read', ({ group }) => `/groups/${group}`, {
    permission: 'group.read',
  }),
  'meetings/[slug]/groups/[code]/report': meeting('report.read', ({ group }) => `/groups/${group}/report`),
  'meetings/[slug]/recommendations': meeting('recommendation.read', '/recommendations'),
  'meetings/[slug]/recommendations/[id]': meeting(
    'recommendation.read',
    ({ recommendation }) => `/recommendations/${recommendation}`,
    {
      permission: 'recommendation.read',
    },
  ),
  // Kept on devices, so it holds nothing of anybody and asks for nothing.
  'meetings/[slug]/groups/[code]/offline': {
    permission: null,
    path: ({ slug, group }) => `/meetings/${slug}/groups/${group}/offline`,
    always: 200,
  },
  'meetings/[slug]/clearing': meeting('meeting.participate', '/clearing'),
  'meetings/[slug]/plenary': meeting('plenary.read', '/plenary'),
  'meetings/[slug]/plenary/record': meeting('plenary.read', '/plenary/record'),
  'meetings/[slug]/plenary/screen': meeting('plenary.read', '/plenary/screen'),
  'meetings/[slug]/plenary/[item]': meeting('plenary.read', ({ item }) => `/plenary/${item}`, {
    permission: 'plenary.read',
  }),

  'manage/[slug]': desk('meeting.manage'),
  'manage/[slug]/audit': desk('audit.read', '/audit'),
  'manage/[slug]/delegations': desk('registration.list', '/delegations'),
  'manage/[slug]/door': desk('door.read', '/door'),
  // Kept on devices, so it holds nothing of anybody and asks for nothing.
  'manage/[slug]/door/offline': { permission: null, path: ({ slug }) => `/manage/${slug}/door/offline`, always: 200 },
  'manage/[slug]/cancel': desk('meeting.cancel', '/cancel'),
  'manage/[slug]/edit': desk('meeting.edit', '/edit'),
  'manage/[slug]/exports': desk('transfer.prepare', '/exports?purpose=participants'),
  'manage/[slug]/exports/log': desk('transfer.read', '/exports/log'),
  // The place's transfer is a list of participants, for which the secretariat alone exports.
  'manage/[slug]/exports/log/[id]': desk('transfer.read', ({ transfer }) => `/exports/log/${transfer}`, {
    permission: 'registration.list',
  }),
  'manage/[slug]/forms': desk('form.manage', '/forms'),
  'manage/[slug]/forms/[code]': desk('form.manage', ({ form }) => `/forms/${form}`, { permission: 'form.manage' }),
  'manage/[slug]/forms/[code]/preview': desk('form.manage', ({ form }) => `/forms/${form}/preview`, {
    permission: 'form.manage',
  }),
  'manage/[slug]/funding': desk('funding.read', '/funding'),
  'manage/[slug]/groups': desk('group.form', '/groups'),
  'manage/[slug]/highlights': desk('outcome.translate', '/highlights'),
  'manage/[slug]/highlights/compare': desk('outcome.read-draft', '/highlights/compare'),
  'manage/[slug]/highlights/sign': desk('outcome.read-draft', '/highlights/sign'),
  'manage/[slug]/highlights/clearing': desk('clearing.manage', '/highlights/clearing'),
  // The next edition has no document yet: the round of the finished one is looked at.
  'manage/[slug]/highlights/clearing/[round]': page(
    'clearing.manage',
    ({ clearing }) => `/manage/${clearing.slug}/highlights/clearing/${clearing.round}`,
  ),
  'manage/[slug]/highlights/clearing/letters/[id]': page(
    'clearing.manage',
    ({ clearing }) => `/manage/${clearing.slug}/highlights/clearing/letters/${clearing.letters}`,
  ),
  'manage/[slug]/agenda': desk('agenda.edit', '/agenda'),
  'manage/[slug]/take-over': desk('meeting.edit', '/take-over'),
  'manage/[slug]/documents': desk('document.manage', '/documents'),
  'manage/[slug]/documents/[id]': desk('document.manage', ({ document }) => `/documents/${document}`),
  'manage/[slug]/follow-up': desk('follow-up.manage', '/follow-up'),
  'manage/[slug]/follow-up/reminders/[id]': desk(
    'progress.review',
    ({ progressReminder }) => `/follow-up/reminders/${progressReminder}`,
  ),
  'manage/[slug]/invitations': desk('invitation.read', '/invitations'),
  'manage/[slug]/logistics': desk('logistics.read', '/logistics'),
  'manage/[slug]/invitations/new': desk('invitation.create', '/invitations/new'),
  'manage/[slug]/invitations/words': desk('mail.word', '/invitations/words'),
  'manage/[slug]/invitations/[id]': desk('invitation.read', ({ invitation }) => `/invitations/${invitation}`, {
    permission: 'invitation.read',
  }),
  'manage/[slug]/invitations/mailings/[id]': desk(
    'invitation.send',
    ({ mailing }) => `/invitations/mailings/${mailing}`,
    { permission: 'invitation.send' },
  ),
  'manage/[slug]/messages': desk('mail.read', '/messages'),
  'manage/[slug]/papers': desk('list.issue', '/papers'),
  'manage/[slug]/plenary': desk('plenary.show', '/plenary'),
  'manage/[slug]/plenary/amendments/[amendment]': desk(
    'amendment.decide',
    ({ amendment }) => `/plenary/amendments/${amendment}`,
    { permission: 'plenary.read' },
  ),
  'manage/[slug]/recommendations': desk('general.draft', ({ general }) => `/recommendations?general=${general}`, {
    permission: 'general.read',
  }),
  'manage/[slug]/registrations': desk('registration.list', '/registrations'),
  'manage/[slug]/registrations/decide': desk('registration.decide', '/registrations/decide'),
  'manage/[slug]/registrations/duplicates': desk('registration.merge', '/registrations/duplicates'),
  'manage/[slug]/registrations/import': desk('people.import', '/registrations/import'),
  'manage/[slug]/registrations/import/[batch]': desk('people.import', ({ batch }) => `/registrations/import/${batch}`),
  'manage/[slug]/registrations/merge': desk(
    'registration.merge',
    ({ persons: [person, duplicate] }) => `/registrations/merge?person=${person}&duplicate=${duplicate}`,
    { permission: 'registration.merge' },
  ),
  'manage/[slug]/survey': desk('survey.track', '/survey'),
  'manage/[slug]/survey/reminders/[id]': desk('survey.remind', ({ reminder }) => `/survey/reminders/${reminder}`),
  'manage/[slug]/survey/coding': desk('coding.code', '/survey/coding'),
  'manage/[slug]/survey/coding/[question]': desk(
    'code-book.manage',
    ({ openQuestion }) => `/survey/coding/${openQuestion}`,
    { permission: 'code-book.manage' },
  ),
  // Whoever may code and is not named for this question is told so.
  'manage/[slug]/survey/coding/[question]/code': desk(
    'coding.code',
    ({ openQuestion }) => `/survey/coding/${openQuestion}/code`,
    { permission: 'coding.code' },
  ),
  'manage/[slug]/survey/coding/[question]/compare': desk(
    'coding.decide',
    ({ openQuestion }) => `/survey/coding/${openQuestion}/compare`,
    { permission: 'coding.decide' },
  ),
  'manage/[slug]/survey/questionnaire': desk('survey.publish', '/survey/questionnaire'),
  'manage/[slug]/survey/questionnaire/import': desk('survey.publish', '/survey/questionnaire/import'),
  'manage/[slug]/survey/questionnaire/test': desk('survey.publish', '/survey/questionnaire/test'),
  'manage/[slug]/survey/questionnaire/translate': desk('survey.translate', '/survey/questionnaire/translate'),
  'manage/[slug]/survey/questionnaire/preview': desk('survey.publish', '/survey/questionnaire/preview'),
  'manage/[slug]/travel': desk('travel.read', '/travel'),
};

/** Route handlers: what they answer to whoever may not is 404 without a body worth reading, never a redirect. */
export const handlers: Record<string, Rule> = {
  '[locale]/sign-in/open': everybody('/en/sign-in/open?t=made-up', 303),
  '[locale]/invitation/open': everybody('/en/invitation/open?t=made-up', 303),
  '[locale]/presentation/open': everybody('/en/presentation/open?t=made-up', 303),
  'api/offline-worker': everybody('/api/offline-worker'),
  'api/health': everybody('/api/health'),
  'api/v1/mechanisms': everybody('/api/v1/mechanisms'),
  'api/v1/mechanisms/[code]': everybody('/api/v1/mechanisms/rcm'),
  'api/v1/mechanisms-schema': everybody('/api/v1/mechanisms-schema'),
  'api/v1/figures': everybody('/api/v1/figures?year=2018'),
  'api/v1/figures/[figure]': everybody('/api/v1/figures/active-rcp?year=2018'),
  'api/figures/[file]': everybody('/api/figures/figures.csv?year=2018'),
  'api/pictures/[file]': everybody('/api/pictures/matrix.svg?day=2018-12-31'),
  'api/v1/editions': everybody('/api/v1/editions'),
  'api/v1/meetings': everybody('/api/v1/meetings'),
  'api/v1/meetings/[slug]': everybody('/api/v1/meetings/grcp7'),
  'api/v1/meetings/[slug]/highlights': everybody('/api/v1/meetings/grcp7/highlights'),
  'api/v1/openapi': everybody('/api/v1/openapi'),
  // The sample holds no files: who may read one is asked in lib/forms/answers.database.test.ts and e2e/forms.spec.ts.
  'api/meetings/[slug]/answers/[response]/[field]': everybody(
    '/api/meetings/grcp-next/answers/00000000-0000-7000-8000-000000000000/statement-text',
    404,
  ),
  'api/meetings/[slug]/survey-files/[delegation]/[file]': everybody(
    '/api/meetings/grcp-next/survey-files/00000000-0000-7000-8000-000000000000/00000000-0000-7000-8000-000000000000',
    404,
  ),
  // 404 where there is nothing to take.
  'api/meetings/[slug]/documents-archive': everybody('/api/meetings/no-such/documents-archive', 404),
  // Who may read a file is asked in lib/documents/documents.database.test.ts.
  'api/meetings/[slug]/documents/[file]': everybody(
    '/api/meetings/grcp-next/documents/00000000-0000-7000-8000-000000000000',
    404,
  ),
  'api/meetings/[slug]/documents/[file]/pages/[number]': everybody(
    '/api/meetings/grcp-next/documents/00000000-0000-7000-8000-000000000000/pages/1',
    404,
  ),
  // Evidence of the sample is pages, not files: who may read a file is asked in lib/follow-up/follow-up.database.test.ts.
  'api/meetings/[slug]/progress-evidence': everybody(
    '/api/meetings/grcp7/progress-evidence?report=00000000-0000-7000-8000-000000000000&position=1',
    404,
  ),
  'api/meetings/[slug]/follow-up-report': everybody(
    '/api/meetings/grcp7/follow-up-report?format=pdf&language=fr&until=2018-12-31',
  ),
  'api/meetings/[slug]/codings': page(
    'coding.decide',
    ({ slug, openQuestion }) => `/api/meetings/${slug}/codings?question=${openQuestion}`,
    { permission: 'coding.decide' },
  ),
  'api/meetings/[slug]/door': page('door.read', ({ slug }) => `/api/meetings/${slug}/door`),
  'api/meetings/[slug]/events': page('meeting.read', ({ slug }) => `/api/meetings/${slug}/events`),
  // Nothing is published in the next edition yet: the file of the finished one is asked for.
  'api/meetings/[slug]/feed.atom': everybody('/api/meetings/grcp-next/feed.atom?language=fr'),
  // Opens by the token in its address alone, which nobody has here: see agenda.spec.ts.
  'api/meetings/[slug]/my-agenda/[file]': everybody('/api/meetings/grcp-next/my-agenda/made-up.ics', 404),
  'api/meetings/[slug]/programme': everybody('/api/meetings/grcp-next/programme?kind=booklet&format=docx&language=fr'),
  'api/meetings/[slug]/agenda.ics': everybody('/api/meetings/grcp-next/agenda.ics?language=fr'),
  'api/meetings/[slug]/highlights': page('outcome.read', () => '/api/meetings/grcp7/highlights?format=json'),
  'api/meetings/[slug]/translations': page(
    'outcome.translate',
    () => '/api/meetings/grcp7/translations?into=fr&format=xliff',
  ),
  'api/meetings/[slug]/highlights-comparison': page(
    'outcome.read-draft',
    () => '/api/meetings/grcp7/highlights-comparison?from=p1&to=now&language=fr',
  ),
  'api/meetings/[slug]/clearing-comments': page(
    'clearing.manage',
    ({ clearing }) => `/api/meetings/${clearing.slug}/clearing-comments?round=${clearing.round}&format=docx`,
  ),
  'api/directory': page('directory.edit', () => '/api/directory?format=json'),
  'api/my-data': page('my-data.read', () => '/api/my-data?format=json'),
  // The place's registration has a portrait; nobody has opened it or prepared a hand-over.
  'api/meetings/[slug]/photos/[id]': page(
    'photo.read',
    ({ slug, registration }) => `/api/meetings/${slug}/photos/${registration.id}`,
    { permission: 'photo.read', target: ({ registration }) => registration },
  ),
  'api/meetings/[slug]/passport-scans/[id]': everybody('/api/meetings/grcp-next/passport-scans/made-up', 404),
  // Answers a post only: see transfers.spec.ts.
  'api/meetings/[slug]/transfers/[id]': everybody('/api/meetings/grcp-next/transfers/made-up', 405),
  'api/meetings/[slug]/transfers': page('transfer.read', ({ slug }) => `/api/meetings/${slug}/transfers`),
  // A delegation has one letter; only its focal points and the secretariat read it.
  'api/meetings/[slug]/nomination-letter': page(
    'meeting.participate',
    ({ slug, letter }) => `/api/meetings/${slug}/nomination-letter?of=${letter.party}`,
    { permission: 'delegation.letter', target: ({ letter }) => letter },
  ),
  // Answers a post only: see delegation.spec.ts.
  'api/meetings/[slug]/survey-places': everybody('/api/meetings/grcp-next/survey-places', 405),
  // Answers a post only: see direct-forms.spec.ts.
  'api/forms/[form]': everybody('/api/forms/registration', 405),
  // Answer posts only: see room.spec.ts.
  'api/meetings/[slug]/room': everybody('/api/meetings/grcp-next/room', 405),
  'api/meetings/[slug]/room-places': everybody('/api/meetings/grcp-next/room-places', 405),
  'api/meetings/[slug]/delegation-list': everybody('/api/meetings/grcp-next/delegation-list', 405),
  'api/meetings/[slug]/letters/[id]': page(
    'invitation.read',
    ({ slug, invitation }) => `/api/meetings/${slug}/letters/${invitation}`,
    { permission: 'invitation.read' },
  ),
  // No letter of the sample was sent, so that there is no file for anybody; a journey opens one.
  'api/meetings/[slug]/mails/[mail]/attachments/[file]': everybody(
    `/api/meetings/grcp-next/mails/${crypto.randomUUID()}/attachments/${crypto.randomUUID()}`,
    404,
  ),
  // The sample's next edition has a provisional list, the place's registration a badge, and no letter is issued.
  'api/meetings/[slug]/participant-list': page(
    'list.read',
    ({ slug }) => `/api/meetings/${slug}/participant-list?format=pdf&language=en`,
  ),
  'api/meetings/[slug]/imports/[batch]': page(
    'people.import',
    ({ slug, batch }) => `/api/meetings/${slug}/imports/${batch}`,
  ),
  'api/meetings/[slug]/headcount': page(
    'headcount.read',
    ({ slug }) => `/api/meetings/${slug}/headcount?day=2026-01-01`,
  ),
  // Without a party the form is blank and the secretariat's.
  'api/meetings/[slug]/questionnaire': page(
    'survey.track',
    ({ slug }) => `/api/meetings/${slug}/questionnaire?language=fr`,
  ),
  'api/meetings/[slug]/group-briefing': page(
    'briefing.read',
    ({ slug, group }) => `/api/meetings/${slug}/group-briefing?group=${group}&language=fr`,
  ),
  // The sample's next edition has not sat; whether it has, its page says.
  'api/meetings/[slug]/plenary-minutes': everybody('/api/meetings/grcp-next/plenary-minutes?day=1900-01-01', 404),
  'api/meetings/[slug]/plenary-record': page('plenary.read', ({ slug }) => `/api/meetings/${slug}/plenary-record`),
  // In both meetings of the sample this group has handed one over.
  'api/meetings/[slug]/group-report': page(
    'report.read',
    ({ slug }) => `/api/meetings/${slug}/group-report?group=AME&format=json`,
  ),
  'api/meetings/[slug]/seating': page('seating.read', ({ slug }) => `/api/meetings/${slug}/seating`),
  'api/meetings/[slug]/badges': page(
    'badge.issue',
    ({ slug, registration }) => `/api/meetings/${slug}/badges?registrations[]=${registration.id}`,
    { permission: 'badge.issue' },
  ),
  'api/meetings/[slug]/papers/[id]': everybody('/api/meetings/grcp-next/papers/made-up', 404),
  // The sample's next edition has one issued.
  'api/meetings/[slug]/background-paper': page(
    'background-paper.read',
    ({ slug }) => `/api/meetings/${slug}/background-paper?format=json&version=full`,
  ),
  // Public once the Highlights are published, as the page is.
  'api/meetings/[slug]/chain/[file]': page('chain.read', () => '/api/meetings/grcp7/chain/chain.svg'),
  'api/meetings/[slug]/charts/[file]': page(
    'meeting.read',
    ({ slug }) => `/api/meetings/${slug}/charts/heat.svg?question=priorities`,
  ),
  'api/meetings/[slug]/questionnaire.xlsx': page(
    'survey.publish',
    ({ slug }) => `/api/meetings/${slug}/questionnaire.xlsx?version=1`,
  ),
  'api/meetings/[slug]/survey-answers': page(
    'survey.track',
    ({ slug }) => `/api/meetings/${slug}/survey-answers?format=json`,
  ),
  'api/meetings/[slug]/results-table.csv': page(
    'meeting.read',
    ({ slug }) => `/api/meetings/${slug}/results-table.csv`,
  ),
  'api/meetings/[slug]/results.csv': page('meeting.read', ({ slug }) => `/api/meetings/${slug}/results.csv`),
};

/** Routes of the framework itself, which hold nothing. */
export const ofTheFramework = [
  '/_not-found/page',
  '/_global-error/page',
  '/icon.svg/route',
  '/apple-icon.png/route',
  '/favicon.ico/route',
  '/robots.txt/route',
  '/sitemap.xml/route',
];
