import type { DocumentState, MeetingPhase, SurveyStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';

/** Everything the desk says of a meeting is computed from these counts. */
export type Figures = {
  /**
   * `asked` have been sent and neither withdrawn nor declined; `silent` of them have not answered, and `due` says by when
   * they were to: each deadline once, the earliest first.
   */
  invitations: {
    total: number;
    drafts: number;
    asked: number;
    accepted: number;
    declined: number;
    silent: number;
    due: { at: string | null; silent: number }[];
  };
  /** Delegations that take part; `named` have at least one person, `freeSeats` are promised places without one. */
  delegations: { total: number; named: number; freeSeats: number };
  /**
   * Registrations by state; `oldest` is when the one waiting longest was submitted. `persons` are the different people
   * confirmed: fewer than `confirmed` where somebody represents two organisations.
   */
  registrations: {
    nominated: number;
    submitted: number;
    confirmed: number;
    persons: number;
    waitlisted: number;
    oldest: string | null;
  };
  /** `asked` parties were invited; `answered` of them have submitted. Null status: no questionnaire yet. */
  survey: { status: SurveyStatus | null; asked: number; answered: number; snapshots: number };
  /** Groups and, by code, those in which a role is not filled. */
  groups: { total: number; withoutFacilitator: string[]; withoutRapporteur: string[]; points: number };
  /** `open` are being written, `waiting` were submitted by their group and not yet taken up. */
  regional: { total: number; open: number; waiting: number };
  /** `open` are being written, `ready` wait for the plenary, `decided` have a decision. */
  /** `asking`: those of which a group asks for a change or to which it objects, without an answer yet. */
  general: { total: number; open: number; ready: number; asking: number; decided: number };
  plenary: { items: number; decided: number };
  /** `blocks` with the headings; `paragraphs` are what is numbered, `commitments` among them. */
  outcome: {
    state: DocumentState | null;
    blocks: number;
    paragraphs: number;
    commitments: number;
    publishedAt: string | null;
  };
  mails: { failed: number };
};

/** What the desk needs to know of the meeting itself. */
export type Frame = {
  slug: string;
  zone: string;
  startsOn: Date;
  endsOn: Date;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  surveyClosesAt: Date | null;
  capacity: number;
};

/** A meeting with its counts, for lists of desks. */
export type MeetingFigures = Frame & {
  id: string;
  shortTitle: LocalizedText;
  illustrative: boolean;
  phase: MeetingPhase;
  figures: Figures;
};
