import type { LocalizedText } from '@/lib/i18n/pick';
import type { Groupings } from '../queries';
import type { Followed } from './followed';

/** All that an annual report says, as it stood at the end of the day `until` (`YYYY-MM-DD`, in the meeting's zone). */
export type AnnualReportContent = {
  format: 'parley.follow-up/1';
  until: string;
  meeting: {
    slug: string;
    code: string;
    title: LocalizedText;
    city: string;
    startsOn: string;
    endsOn: string;
    zone: string;
    illustrative: boolean;
  };
  groupings: Groupings;
  commitments: Followed[];
};
