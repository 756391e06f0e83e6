import { auditRows, registrationsAudited } from './invariants/audits';
import { handedInOnce, refusedAbsent } from './invariants/handed-in';
import { liveEvents, missedBy, type LiveClient } from './invariants/live';
import { acceptedMails, mailsOnce, type AcceptedMail } from './invariants/mails';
import { counters, waitingList } from './invariants/places';
import { plenary } from './invariants/plenary';
import { revisionChains, sealedTexts } from './invariants/seals';
import { knownWrites, type Write } from './invariants/writes';

/** What the callers of a run know of it. */
export type Known = {
  meetingId: string;
  /** Registrations whose hand-in was acknowledged. */
  acknowledged?: readonly string[];
  /** Registrations whose hand-in was refused. */
  refused?: readonly string[];
  /** Writes of any kind by their key, with what their callers were told. */
  writes?: readonly Write[];
  /** What each live client was given. */
  clients?: readonly LiveClient[];
  /** What the mail server took; left out where no mail server ran. */
  accepted?: readonly AcceptedMail[];
};

/**
 * Asks after a fault what must hold after every fault, and answers every violation in words; an empty list is what a test
 * expects. Numbered as the promises are: 1 acknowledged writes are there once, 2 refused ones are not, 3 an unknown outcome
 * is all there or not at all (that it converges is the test's to do: retry, call it acknowledged, ask again), 4 places,
 * counters and the order of the waiting list, 5 chains and hashes of what is sealed, 6 live events without a gap and every
 * client at the last version, 7 each mail once, 8 an audit row for each change. invariants.database.test.ts breaks each.
 */
export async function violations(known: Known): Promise<string[]> {
  const { meetingId, acknowledged = [], refused = [], writes = [], clients = [], accepted } = known;
  const found = await Promise.all([
    handedInOnce(acknowledged),
    refusedAbsent(refused),
    knownWrites(writes),
    counters(meetingId),
    waitingList(meetingId),
    revisionChains(meetingId),
    plenary(meetingId),
    sealedTexts(meetingId),
    liveEvents(meetingId),
    missedBy(meetingId, clients),
    mailsOnce(meetingId),
    acceptedMails(meetingId, accepted),
    registrationsAudited(meetingId),
    auditRows(),
  ]);
  return found.flat();
}
