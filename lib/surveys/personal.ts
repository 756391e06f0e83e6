import { among, impersonal, type PersonalTable } from '@/lib/core/personal';

/** Answers are a party's, not a person's; the name under a submission is somebody's. */
export const personal: readonly PersonalTable[] = [
  {
    table: 'Submission',
    personal: ['byName'],
    other: ['payload', 'sha256'],
    beside: ['at'],
    purpose: 'record',
    readers: 'organisersAndDelegation',
    retention: 'archive',
    rows: ({ accountIds }) => among('byAccountId', accountIds),
    erase: { how: 'sealed' },
  },
  impersonal('Survey', 'code', 'title', 'intro'),
  impersonal('SurveyVersion', 'definition', 'sha256'),
  impersonal('Questionnaire', 'draft'),
  impersonal('QuestionnaireStep', 'before'),
  impersonal('Question', 'code', 'label', 'help'),
  impersonal('Choice', 'code', 'label', 'themeCode'),
  impersonal('Response'),
  impersonal('Answer', 'text', 'language'),
  impersonal('AnswerChoice'),
  impersonal('AnswerEvent', 'value'),
  impersonal('Reopening', 'reason'),
  impersonal('SurveyExtension', 'reason'),
  impersonal('SurveyContact'),
  impersonal('ResultSnapshot', 'payload', 'sha256'),
  impersonal('ResultCell', 'questionCode', 'columnKey', 'choiceCode'),
];
