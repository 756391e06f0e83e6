import { one, type SamplePerson } from './actors';

/** A page of the sample, without its language; who reads it; and a piece of its real content in English. */
export type SamplePage = { path: string | (() => Promise<string>); as?: SamplePerson; shows: string | RegExp };

const next = '/meetings/grcp-next';
const desk = '/manage/grcp-next';

/** Of the plenary's item that delegations are asked on by silence: the fullest of its pages. */
async function askedItem(): Promise<string> {
  const { id } = await one<{ id: string }>(
    `SELECT r.id FROM "SilenceProcedure" s JOIN "Recommendation" r ON r.id = s."recommendationId" JOIN "Meeting" m ON m.id = r."meetingId"
     WHERE m.slug = 'grcp-next' ORDER BY s.at LIMIT 1`,
  );
  return `${next}/plenary/${id}`;
}

/** A file of the directory that waits: one row that was overtaken, and one that cannot be taken over. */
async function waitingImport(): Promise<string> {
  const row = (of: object) => ({
    of: { sheet: 'chair', row: 2, party: 'midsa', entry: '', source: '', sourceOn: '', wrong: [], ...of },
    ...{ seen: {}, refused: [] },
  });
  const rows = [
    row({ what: 'SECRETARIAT', values: { note: 'As the ministers adopted it' } }),
    row({ what: 'CHAIR', values: { country: 'XX', since: '2099' } }),
  ];
  const { id } = await one<{ id: string }>(
    `INSERT INTO "DirectoryImport" (id, "fileName", sha256, content) VALUES (gen_random_uuid(), 'directory.xlsx', repeat('0', 64), $1) RETURNING id`,
    [JSON.stringify({ rows, same: 12, columns: [{ sheet: 'chair', column: 'colour' }], sheets: [], moreErrors: 0 })],
  );
  return `/admin/directory/import/${id}`;
}

/** The round in which delegations commented on the sample's Highlights. */
async function clearedRound(): Promise<string> {
  const { id } = await one<{ id: string }>(
    `SELECT r.id FROM "ClearingRound" r JOIN "OutcomeDocument" d ON d.id = r."documentId" JOIN "Meeting" m ON m.id = d."meetingId"
     WHERE m.slug = 'grcp7' AND r.number = 1`,
  );
  return `/manage/grcp7/highlights/clearing/${id}`;
}

/** The main pages of each kind of reader. */
export const pages: Record<string, readonly SamplePage[]> = {
  public: [
    { path: '/', shows: 'Seventh Global RCP Meeting' },
    { path: '/directory', shows: 'Bali Process' },
    { path: '/directory/midsa', shows: 'Migration Dialogue for Southern Africa' },
    { path: '/directory/midwa/history', shows: 'Where sources differ' },
    { path: '/countries/zm', shows: 'Zambia' },
    { path: '/figures', shows: /leaves out/ },
    { path: '/figures/countries-in-at-least-one-rcp?year=2018', shows: /only through/ },
    { path: '/figures/compare?from=2018&to=2025', shows: 'What changed' },
    { path: '/pictures', shows: 'Mechanisms by themes' },
    { path: '/pictures/matrix?day=2018-12-31', shows: 'Themes of each mechanism' },
    { path: '/pictures/map', shows: 'Mechanisms of each country' },
    { path: '/pictures/overlap?set=irf', shows: 'Two by two' },
    { path: '/pictures/timeline', shows: 'Mechanisms by year' },
    { path: '/editions', shows: 'Geneva' },
    { path: '/objectives', shows: /objective/i },
    { path: '/definitions', shows: 'standing forums' },
    { path: '/data', shows: 'Full description' },
  ],
  publicOfMeetings: [
    { path: '/sign-in', shows: 'Simone Staffelbach' },
    { path: '/sign-in/link', shows: 'Ask for a new code' },
    { path: '/invitation', shows: 'no longer works' },
    { path: '/presentation', shows: 'This link is not open' },
    { path: '/meetings/grcp7', shows: 'Geneva' },
    { path: '/meetings/grcp7/highlights?cols=en+fr&way=8', shows: /^Text sealed, sha256/ },
    { path: '/meetings/grcp-next/now', shows: 'Now and next' },
    { path: '/meetings/grcp7/chain', shows: 'AFR/1' },
    { path: '/meetings/grcp7/follow-up', shows: 'By region of the owners' },
    { path: '/meetings/grcp7/results', shows: 'Labour migration' },
    { path: '/help', shows: /code/i },
    { path: '/accessibility', shows: /WCAG/ },
    { path: '/data-protection', shows: /data/i },
  ],
  focalPoint: [
    { path: '/work', as: 'focal-point', shows: 'Answer the invitation' },
    { path: `${next}/delegation`, as: 'focal-point', shows: 'Accept the invitation' },
    { path: `${next}/directory`, as: 'focal-point', shows: 'Propose an entry' },
    { path: `${next}/directory?what=SECRETARIAT`, as: 'focal-point', shows: 'Send the proposal' },
    { path: `${next}/survey`, as: 'focal-point', shows: 'Save and check' },
    { path: `${next}/survey/review`, as: 'focal-point', shows: 'Check before submitting' },
    { path: `${next}/participants`, as: 'focal-point', shows: 'Provisional list' },
  ],
  delegate: [
    { path: `${next}/agenda?view=all`, as: 'delegate', shows: 'Put on my agenda' },
    { path: `${next}/delegation`, as: 'delegate', shows: 'Delfina' },
    { path: `${next}/survey`, as: 'delegate', shows: /Submitted on/ },
    { path: `${next}/groups`, as: 'delegate', shows: 'Africa' },
    { path: `${next}/results`, as: 'delegate', shows: 'Background paper' },
    { path: `${next}/results/table`, as: 'delegate', shows: 'Show the table' },
  ],
  group: [
    { path: `${next}/groups/AFR`, as: 'rapporteur', shows: 'Record the point' },
    { path: `${next}/groups/AFR/report`, as: 'delegate', shows: 'Reports handed over' },
    { path: `${next}/recommendations`, as: 'facilitator', shows: 'AFR/1' },
  ],
  plenary: [
    { path: `${next}/plenary`, as: 'chair', shows: 'On the screen' },
    { path: askedItem, as: 'chair', shows: 'Silence procedure' },
    { path: `${next}/plenary/screen`, as: 'screen', shows: 'Next' },
    { path: `${next}/plenary/record`, as: 'chair', shows: 'Minutes and record' },
    { path: `${desk}/plenary`, as: 'screen', shows: 'Screen' },
    { path: `${desk}/highlights`, as: 'translator', shows: 'Highlights' },
  ],
  secretariat: [
    { path: '/manage/new', as: 'staff', shows: 'the meeting is seen only by the secretariat' },
    { path: desk, as: 'organiser', shows: 'For your decision' },
    { path: `${desk}/edit`, as: 'organiser', shows: 'Roles in the meeting' },
    { path: `${desk}/invitations?status=SENT`, as: 'organiser', shows: 'Migration Dialogue for Southern Africa' },
    { path: `${desk}/delegations`, as: 'organiser', shows: 'Migration Dialogue for Southern Africa' },
    { path: `${desk}/registrations?status=open`, as: 'organiser', shows: 'Confirm' },
    { path: `${desk}/forms`, as: 'organiser', shows: 'Travel and stay' },
    { path: `${desk}/forms/registration?item=statement`, as: 'organiser', shows: 'Order of the choices' },
    { path: `${desk}/forms/registration/preview`, as: 'organiser', shows: 'Will you make a statement in the plenary?' },
    { path: `${desk}/survey`, as: 'organiser', shows: 'Migration Dialogue for Southern Africa' },
    { path: `${desk}/survey/coding`, as: 'organiser', shows: 'First coder' },
    { path: `${desk}/survey/coding/experience`, as: 'organiser', shows: /code book/i },
    { path: `${desk}/cancel`, as: 'organiser', shows: 'Cancel the meeting' },
  ],
  secretariatAtTheMeeting: [
    { path: `${desk}/door`, as: 'door', shows: 'Is this party here yet?' },
    { path: `${desk}/groups`, as: 'organiser', shows: 'Assign a role' },
    { path: `${desk}/recommendations`, as: 'organiser', shows: 'Consolidation' },
    { path: `${desk}/highlights`, as: 'organiser', shows: 'Highlights' },
    {
      path: '/manage/grcp7/highlights?view=languages',
      as: 'organiser',
      shows: 'Each sentence beside its translations',
    },
    { path: `${desk}/agenda`, as: 'organiser', shows: 'The draft is seen here only' },
    { path: `${desk}/agenda?view=rooms`, as: 'organiser', shows: /^Drag a session by its handle/ },
    { path: `${desk}/documents`, as: 'organiser', shows: 'Add a document' },
    { path: `${desk}/take-over`, as: 'organiser', shows: 'Open commitments' },
    { path: '/manage/grcp7/highlights/sign?language=fr', as: 'chair', shows: 'Signatures by language' },
    { path: '/manage/grcp7/highlights/sign?language=en', as: 'organiser', shows: 'The text in full: English' },
    { path: '/manage/grcp7/highlights/compare?from=d1&to=d2', as: 'organiser', shows: /^2 paragraphs read otherwise/ },
    { path: '/manage/grcp7/highlights/clearing', as: 'organiser', shows: /^Rounds in which delegations comment/ },
    { path: clearedRound, as: 'organiser', shows: 'Some mechanisms meet every second year.' },
    { path: '/manage/grcp7/follow-up', as: 'organiser', shows: 'Reports to look at' },
    { path: '/manage/grcp7/follow-up?of=C/1', as: 'organiser', shows: 'What was laid down' },
    { path: '/meetings/grcp7/follow-up/report', as: 'organiser', shows: 'You report for no party' },
    { path: `${desk}/messages`, as: 'organiser', shows: 'Invitation' },
    { path: `${desk}/audit`, as: 'organiser', shows: /\d\d:\d\d/ },
    { path: '/admin/mail', as: 'administrator', shows: /message/i },
    { path: '/admin/directory', as: 'administrator', shows: 'Last change' },
    { path: waitingImport, as: 'administrator', shows: 'Rows that cannot be taken over' },
    { path: '/admin/directory/midwa/sources', as: 'administrator', shows: 'Keep a statement' },
    { path: '/admin/corrections', as: 'administrator', shows: 'Proposed corrections' },
    { path: '/admin/audit', as: 'administrator', shows: /Audit/ },
  ],
};
