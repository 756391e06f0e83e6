import { daysUntil, daysUntilDay } from './clock';
import type { Figures, Frame } from './figures';

export type DeadlineKey =
  'registrationOpens' | 'answersDue' | 'surveyCloses' | 'registrationCloses' | 'opening' | 'closing';

/** A date of the meeting: how many answers or persons are still open, and how many days away it is (negative: past). */
export type DeadlineRow = {
  key: DeadlineKey;
  at: Date;
  isDay: boolean;
  who: 'focalPoints' | 'secretariat' | 'everyone';
  open: number | null;
  days: number;
  /** Passed with something still open. Nothing is late any more once the meeting is over. */
  isLate: boolean;
};

/** The dates of a meeting that are set, in their order; those by which invitations are to be answered as long as one is not. */
export function deadlinesOf(figures: Figures, frame: Frame, now: Date): DeadlineRow[] {
  const { registrations, survey, invitations, groups } = figures;
  const unfilled = groups.withoutFacilitator.length + groups.withoutRapporteur.length;
  const closes = frame.registrationClosesAt;
  const due = invitations.due.map(({ at, silent }) => ({ at: at === null ? closes : new Date(at), open: silent }));
  const isOwn = ({ at }: { at: Date | null }) => at?.getTime() !== closes?.getTime();
  const moments = [
    { key: 'registrationOpens', at: frame.registrationOpensAt, who: 'secretariat', open: null },
    ...due.filter(isOwn).map((row) => ({ key: 'answersDue', who: 'focalPoints', ...row }) as const),
    { key: 'surveyCloses', at: frame.surveyClosesAt, who: 'focalPoints', open: survey.asked - survey.answered },
    {
      key: 'registrationCloses',
      at: closes,
      who: 'focalPoints',
      open: due.filter((row) => !isOwn(row)).reduce((sum, { open }) => sum + open, registrations.nominated),
    },
  ] as const;
  const days = [
    { key: 'opening', at: frame.startsOn, who: 'secretariat', open: unfilled },
    { key: 'closing', at: frame.endsOn, who: 'everyone', open: null },
  ] as const;
  const isOver = daysUntilDay(now, frame.endsOn, frame.zone) < 0;
  const rows = [
    ...moments.flatMap(({ at, ...row }) =>
      at ? [{ ...row, at, isDay: false, days: daysUntil(now, at, frame.zone) }] : [],
    ),
    ...days.map((row) => ({ ...row, isDay: true, days: daysUntilDay(now, row.at, frame.zone) })),
  ];
  return rows
    .map((row) => ({ ...row, isLate: !isOver && row.days < 0 && (row.open ?? 0) > 0 }))
    .sort((one, other) => one.days - other.days);
}
