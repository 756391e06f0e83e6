import type { Visibility } from '@/lib/core/prisma/enums';
import { can, type Holder } from './permissions';

/** Which live events a reader may learn of: public ones, those for the people in the meeting, those for its secretariat, those for the door. */
export function visibleClasses(holder: Holder): ReadonlySet<Visibility> {
  const classes = new Set<Visibility>(['PUBLIC']);
  if (can(holder, 'participants.read')) classes.add('PARTICIPANTS');
  if (can(holder, 'general.draft')) classes.add('SECRETARIAT');
  if (can(holder, 'door.read')) classes.add('DOOR');
  return classes;
}
