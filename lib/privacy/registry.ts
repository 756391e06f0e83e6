import { personal as agenda } from '@/lib/agenda/personal';
import { personal as audit } from '@/lib/audit/personal';
import { personal as auth } from '@/lib/auth/personal';
import { personal as background } from '@/lib/background/personal';
import { personal as breakouts } from '@/lib/breakouts/personal';
import { personal as cancelling } from '@/lib/cancelling/personal';
import { personal as coding } from '@/lib/coding/personal';
import { personal as corrections } from '@/lib/corrections/personal';
import { personal as delegations } from '@/lib/delegations/personal';
import { personal as directory } from '@/lib/directory/personal';
import { personal as documents } from '@/lib/documents/personal';
import { personal as door } from '@/lib/door/personal';
import { personal as editions } from '@/lib/editions/personal';
import { personal as exchange } from '@/lib/exchange/personal';
import { personal as followUp } from '@/lib/follow-up/personal';
import { personal as forms } from '@/lib/forms/personal';
import { personal as mail } from '@/lib/mail/personal';
import { personal as meetings } from '@/lib/meetings/personal';
import { personal as offline } from '@/lib/offline/personal';
import { personal as outcome } from '@/lib/outcome/personal';
import { personal as papers } from '@/lib/papers/personal';
import { personal as people } from '@/lib/people/personal';
import { personal as clearing } from '@/lib/clearing/personal';
import { personal as plenary } from '@/lib/plenary/personal';
import { personal as recommendations } from '@/lib/recommendations/personal';
import { personal as registration } from '@/lib/registration/personal';
import { personal as reports } from '@/lib/reports/personal';
import { personal as room } from '@/lib/room/personal';
import { personal as surveys } from '@/lib/surveys/personal';
import { personal } from './personal';

/**
 * Every table in which a person can stand, as its domain declares it: what download, retention and erasure are computed
 * from. In the order of erasure: what finds people by their names comes before the names go.
 */
export const registry = [
  ...personal,
  ...forms,
  ...papers,
  ...background,
  ...door,
  ...exchange,
  ...mail,
  ...audit,
  ...offline,
  ...surveys,
  ...coding,
  ...breakouts,
  ...recommendations,
  ...plenary,
  ...clearing,
  ...outcome,
  ...followUp,
  ...editions,
  ...directory,
  ...agenda,
  ...documents,
  ...corrections,
  ...meetings,
  ...cancelling,
  ...delegations,
  ...registration,
  ...reports,
  ...room,
  ...auth,
  ...people,
];
