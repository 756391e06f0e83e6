import type { LocalizedText } from '@/lib/i18n/pick';
import type { OrganisationKind } from '@/lib/surveys/model/regions';
import type { ResultLabels } from '@/lib/surveys/queries/results';

/** An organisation that is named because the survey announced it. */
export type NamedParty = { code: string; kind: OrganisationKind; names: LocalizedText; acronyms: LocalizedText };

/** An issue of a group's agenda with the cell of the snapshot that put it there. */
export type AgendaIssue = { title: LocalizedText; question: string; column: string; choice: string };
export type Agenda = { group: { code: string; names: LocalizedText }; issues: AgendaIssue[] };

/**
 * What a background paper prints beside the figures, as sealed when it is issued. The figures themselves are the snapshot's,
 * which never changes and whose hash is in here: together they are the whole paper, in every language and version.
 */
export type BackgroundPaperContent = {
  format: 1;
  number: number;
  /** ISO; null in a draft. */
  issuedAt: string | null;
  /** Why there is another paper; null for the first. */
  reason: string | null;
  meeting: {
    slug: string;
    code: string;
    title: LocalizedText;
    city: string;
    /** YYYY-MM-DD. */
    startsOn: string;
    endsOn: string;
    zone: string;
    illustrative: boolean;
    /** Smallest count in public at that moment. */
    smallCell: number;
  };
  survey: { title: LocalizedText; attributed: boolean };
  snapshot: { number: number; takenAt: string; sha256: string };
  /** The words of the questionnaire as it was when the snapshot was taken. */
  labels: ResultLabels;
  /** Who submitted; null where answers are anonymous. */
  answered: NamedParty[] | null;
  agendas: Agenda[];
};
