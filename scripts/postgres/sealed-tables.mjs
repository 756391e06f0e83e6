/**
 * Tables whose rows are written once. The application's role may add to them and read them, never change or remove
 * a row; triggers refuse it for every other role as well.
 */
export const sealedTables = [
  'AnswerEvent',
  'AuditEntry',
  'AuditSeal',
  'BackgroundPaper',
  'CheckIn',
  'Consent',
  'Decision',
  'Erasure',
  'MeetingCancellation',
  'ParticipantList',
  'Publication',
  'QuotaException',
  'RecommendationTransition',
  'RegistrationDecision',
  'RegistrationFormVersion',
  'Reopening',
  'ReplacedBadge',
  'ResultCell',
  'ResultSnapshot',
  'Revision',
  'SensitiveView',
  'Submission',
  'SurveyExtension',
  'SurveyVersion',
  'Transfer',
  'TransferStep',
  'Unit',
  'UnitText',
];
