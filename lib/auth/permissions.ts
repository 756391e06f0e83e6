import { Refusal } from '@/lib/core/errors';

/** Everything somebody can be. Site roles and meeting roles come from the database at each request. */
export const roles = [
  'PUBLIC',
  /** Everybody, in a meeting whose Highlights are published: the chain behind them can be walked. */
  'READER',
  'SIGNED_IN',
  'ADMIN',
  'STAFF',
  'ORGANISER',
  'TRAVEL',
  'FINANCE',
  'LOGISTICS',
  'DOOR',
  'TRANSLATOR',
  'CHAIR',
  'SCREEN_OPERATOR',
  'FACILITATOR',
  'RAPPORTEUR',
  'FOCAL_POINT',
  'DELEGATE',
  'GUEST',
  'OBSERVER',
] as const;

export type Role = (typeof roles)[number];

/** A role as held: FOCAL_POINT and DELEGATE of one delegation, FACILITATOR and RAPPORTEUR of one group, DELEGATE also as one person. */
export type Grant = {
  role: Role;
  delegationId?: string | null;
  groupId?: string | null;
  personId?: string | null;
  /** Held by an assistant who fills in for the person: opens only what the table opens to assistants. */
  assistant?: true;
};

/** Whose record is touched. Looked up from the record, never taken from input. */
export type Target = { delegationId?: string; groupId?: string; personId?: string };

/** What a role must match before it counts: nothing, its delegation, its group, or its own person. */
type Row = {
  roles: readonly Role[];
  ofDelegation?: readonly Role[];
  ofGroup?: readonly Role[];
  ofPerson?: readonly Role[];
  /** Also for an assistant who fills in for the person. Without it an assistant is kept out, whatever the person may do. */
  byAssistant?: true;
};

const secretariat = ['ADMIN', 'STAFF', 'ORGANISER'] as const satisfies readonly Role[];
/** Roles that are held in a meeting, by a person. */
const heldInTheMeeting = [
  'ORGANISER',
  'TRAVEL',
  'FINANCE',
  'LOGISTICS',
  'DOOR',
  'TRANSLATOR',
  'CHAIR',
  'SCREEN_OPERATOR',
  'FACILITATOR',
  'RAPPORTEUR',
  'FOCAL_POINT',
  'DELEGATE',
  'GUEST',
  'OBSERVER',
] as const satisfies readonly Role[];
const everyoneInTheMeeting = ['ADMIN', 'STAFF', ...heldInTheMeeting] as const satisfies readonly Role[];

/**
 * The one table of permissions, "noun.verb" → roles. Additive, default deny: what is not here cannot be done.
 * `roles` count anywhere in their meeting; the others only for the record of their own delegation, group or person.
 * The button and the server ask the same row.
 */
export const permissions = {
  'sign-in.request': { roles: ['PUBLIC'] },
  'sign-in.redeem': { roles: ['PUBLIC'] },
  'sign-in.sample': { roles: ['PUBLIC'] },
  'sign-in.leave': { roles: ['SIGNED_IN'] },
  'first-run.create-admin': { roles: ['PUBLIC'] },
  'link.open': { roles: ['PUBLIC'] },

  'directory.read': { roles: ['PUBLIC'] },
  'directory.edit': { roles: ['ADMIN', 'STAFF'] },
  'correction.propose': { roles: [], ofDelegation: ['FOCAL_POINT'] },
  'meeting.read': { roles: ['PUBLIC'] },
  'work.read': { roles: ['SIGNED_IN'] },
  'meeting.create': { roles: ['ADMIN', 'STAFF'] },
  'meeting.edit': { roles: secretariat },
  'meeting.cancel': { roles: secretariat },
  'agenda.edit': { roles: secretariat },
  /** One's own agenda: by whoever has a part in the meeting, for nobody else. */
  'agenda.keep': { roles: [], ofPerson: heldInTheMeeting },
  'meeting.manage': { roles: secretariat },
  'meeting.appoint': { roles: secretariat },
  'meeting.participate': { roles: everyoneInTheMeeting, byAssistant: true },

  'invitation.read': { roles: secretariat },
  'invitation.create': { roles: secretariat },
  'invitation.send': { roles: secretariat },
  'invitation.revoke': { roles: secretariat },
  'invitation.answer': { roles: secretariat, ofDelegation: ['FOCAL_POINT'] },

  'delegation.read': { roles: secretariat, ofDelegation: ['FOCAL_POINT', 'DELEGATE'] },
  'delegation.nominate': { roles: secretariat, ofDelegation: ['FOCAL_POINT'] },
  'delegation.arrange': { roles: secretariat, ofDelegation: ['FOCAL_POINT'] },
  'delegation.letter': { roles: secretariat, ofDelegation: ['FOCAL_POINT'] },
  'delegation.export': { roles: secretariat, ofDelegation: ['FOCAL_POINT'] },
  'focal-point.appoint': { roles: secretariat, ofDelegation: ['FOCAL_POINT'] },
  'quota.grant': { roles: secretariat },
  'assistant.name': { roles: secretariat, ofDelegation: ['FOCAL_POINT'], ofPerson: ['DELEGATE'] },
  'registration.read': {
    roles: secretariat,
    ofDelegation: ['FOCAL_POINT'],
    ofPerson: ['DELEGATE'],
    byAssistant: true,
  },
  'registration.submit': {
    roles: secretariat,
    ofDelegation: ['FOCAL_POINT'],
    ofPerson: ['DELEGATE'],
    byAssistant: true,
  },
  'registration.withdraw': { roles: secretariat, ofDelegation: ['FOCAL_POINT'], ofPerson: ['DELEGATE'] },
  'registration.list': { roles: secretariat },
  'registration.decide': { roles: secretariat },
  'registration.correct': { roles: secretariat, ofDelegation: ['FOCAL_POINT'], ofPerson: ['DELEGATE'] },
  'registration.remark': { roles: secretariat },
  'registration.merge': { roles: secretariat },
  'offer.answer': { roles: secretariat, ofDelegation: ['FOCAL_POINT'], ofPerson: ['DELEGATE'] },
  'view.save': { roles: secretariat },
  'people.import': { roles: secretariat },
  'funding.read': { roles: [...secretariat, 'FINANCE', 'TRAVEL'] },
  'funding.manage': { roles: [...secretariat, 'FINANCE'] },
  'participants.read': { roles: everyoneInTheMeeting },

  /** Sensitive data: entered by the person or for them, read by nobody of the secretariat who does not hold the role. */
  'sensitive.enter': { roles: [], ofDelegation: ['FOCAL_POINT'], ofPerson: ['DELEGATE'], byAssistant: true },
  'sensitive.keep': { roles: [], ofPerson: ['DELEGATE'] },
  'sensitive.view': { roles: ['TRAVEL', 'LOGISTICS'] },
  /** Files for others: which purposes a role may export for is said in lib/transfers/model/purposes.ts. */
  'transfer.prepare': { roles: [...secretariat, 'TRAVEL', 'FINANCE', 'LOGISTICS', 'DOOR'] },
  /** Bound to whoever prepared the file, whose role is asked again. */
  'transfer.fetch': { roles: ['SIGNED_IN'] },
  /** Before a paper that names others goes out; who may have it, its own permission says. */
  'transfer.record-paper': { roles: everyoneInTheMeeting },
  'transfer.read': { roles: [...secretariat, 'TRAVEL', 'FINANCE', 'LOGISTICS', 'DOOR'] },
  'travel.read': { roles: ['TRAVEL'] },
  'logistics.read': { roles: ['LOGISTICS'] },
  'photo.read': { roles: [...secretariat, 'DOOR'], ofPerson: ['DELEGATE'] },
  'consent.change': { roles: [], ofPerson: ['DELEGATE'] },
  'my-data.read': { roles: ['SIGNED_IN'] },
  'erasure.request': { roles: ['SIGNED_IN'] },
  'erasure.decide': { roles: ['ADMIN', 'STAFF'] },
  'form.manage': { roles: secretariat },
  'form.read': { roles: secretariat, ofDelegation: ['FOCAL_POINT'], ofPerson: ['DELEGATE'], byAssistant: true },
  'form.answer': { roles: secretariat, ofDelegation: ['FOCAL_POINT'], ofPerson: ['DELEGATE'], byAssistant: true },

  /** Papers: the list as issued is everyone's in the meeting; its public version holds those who agreed. */
  'list.issue': { roles: secretariat },
  'list.read': { roles: everyoneInTheMeeting },
  'list.read-public': { roles: ['PUBLIC'] },
  'headcount.read': { roles: secretariat },
  'badge.issue': { roles: [...secretariat, 'DOOR'] },
  'seating.read': { roles: secretariat },
  'paper.issue': { roles: secretariat },
  'paper.take': { roles: [], ofPerson: ['DELEGATE'] },
  'paper.revoke': { roles: secretariat },
  'paper.read': { roles: secretariat, ofPerson: ['DELEGATE'] },
  'paper.verify': { roles: ['PUBLIC'] },

  /** The door: who comes and goes, somebody registered on the spot. */
  'door.read': { roles: [...secretariat, 'DOOR'] },
  'door.record': { roles: [...secretariat, 'DOOR'] },
  'door.register': { roles: [...secretariat, 'DOOR'] },

  'survey.read': { roles: secretariat, ofDelegation: ['FOCAL_POINT', 'DELEGATE'] },
  'survey.answer': { roles: [], ofDelegation: ['FOCAL_POINT', 'DELEGATE'] },
  'survey.submit': { roles: [], ofDelegation: ['FOCAL_POINT'] },
  'survey.track': { roles: secretariat },
  'survey.publish': { roles: secretariat },
  'survey.translate': { roles: [...secretariat, 'TRANSLATOR'] },
  'survey.close': { roles: secretariat },
  'survey.reopen': { roles: secretariat },
  'survey.set-terms': { roles: secretariat },
  'survey.extend': { roles: secretariat },
  'survey.remind': { roles: secretariat },
  'results.read': { roles: [...secretariat, 'CHAIR', 'FACILITATOR', 'RAPPORTEUR'] },
  'results.snapshot': { roles: secretariat },
  'background-paper.issue': { roles: secretariat },
  'background-paper.read': { roles: everyoneInTheMeeting, byAssistant: true },
  'background-paper.read-public': { roles: ['PUBLIC'] },

  /** Open answers: the book of codes, coding (by whom it names as coder of the question), and what counts in the end. */
  'code-book.manage': { roles: secretariat },
  'coding.code': { roles: [...secretariat, 'RAPPORTEUR'] },
  'coding.decide': { roles: secretariat },

  'group.read': { roles: [...everyoneInTheMeeting, 'READER'] },
  'point.read': { roles: everyoneInTheMeeting },
  /** The sheet names the members of a group. */
  'briefing.read': { roles: everyoneInTheMeeting },
  'group.form': { roles: secretariat },
  'group.assign': { roles: secretariat },
  /** A group's report, as it was handed over with what it agreed on. */
  'report.read': { roles: everyoneInTheMeeting },
  'report.submit': { roles: [], ofGroup: ['FACILITATOR', 'RAPPORTEUR'] },
  'point.record': { roles: secretariat, ofGroup: ['FACILITATOR', 'RAPPORTEUR'] },
  'recommendation.read': { roles: [...everyoneInTheMeeting, 'READER'] },
  'recommendation.draft': { roles: secretariat, ofGroup: ['FACILITATOR', 'RAPPORTEUR'] },
  // What a delegation says of its group's drafts.
  'draft.remark': { roles: [], ofDelegation: ['FOCAL_POINT', 'DELEGATE'] },
  'speaker.ask': { roles: [], ofDelegation: ['FOCAL_POINT', 'DELEGATE'] },
  'recommendation.translate': { roles: [...secretariat, 'TRANSLATOR'], ofGroup: ['FACILITATOR', 'RAPPORTEUR'] },
  'recommendation.move': { roles: [], ofGroup: ['FACILITATOR', 'RAPPORTEUR'] },
  'recommendation.agree': { roles: [], ofGroup: ['FACILITATOR'] },
  'recommendation.withdraw': { roles: [], ofGroup: ['FACILITATOR', 'RAPPORTEUR'] },

  'general.read': { roles: [...everyoneInTheMeeting, 'READER'] },
  'general.draft': { roles: secretariat },
  'general.ready': { roles: secretariat },
  /** What a group says of a general recommendation drafted from its own, its delegations' view. */
  'concurrence.record': { roles: [], ofGroup: ['FACILITATOR', 'RAPPORTEUR'] },

  'plenary.read': { roles: everyoneInTheMeeting },
  'plenary.order': { roles: secretariat },
  'plenary.show': { roles: [...secretariat, 'CHAIR', 'SCREEN_OPERATOR'] },
  'plenary.set-item': { roles: [...secretariat, 'CHAIR'] },
  'plenary.decide': { roles: ['CHAIR'] },
  'plenary.issue-record': { roles: [...secretariat, 'CHAIR'] },
  /** By the delegation's focal point or the person who heads it; the secretariat hands in what came on paper. */
  'amendment.table': { roles: secretariat, ofDelegation: ['FOCAL_POINT'], ofPerson: ['DELEGATE'] },
  /** What commits a delegation: breaking a silence, a reservation. */
  'delegation.speak': { roles: secretariat, ofDelegation: ['FOCAL_POINT'], ofPerson: ['DELEGATE'] },
  'silence.open': { roles: secretariat },
  'amendment.translate': { roles: [...secretariat, 'TRANSLATOR'] },
  /** On the Chair's word. */
  'amendment.decide': { roles: ['CHAIR', 'ORGANISER', 'SCREEN_OPERATOR'] },
  'floor.ask': { roles: [...secretariat, 'CHAIR'], ofDelegation: ['FOCAL_POINT', 'DELEGATE'] },
  'floor.give': { roles: [...secretariat, 'CHAIR', 'SCREEN_OPERATOR'] },

  'outcome.read': { roles: ['PUBLIC'] },
  'outcome.compose': { roles: secretariat },
  'outcome.translate': { roles: [...secretariat, 'TRANSLATOR'] },
  'outcome.publish': { roles: secretariat },
  /** What is about to be published, for all who sign it; each language by those who may write it, and by the Chair. */
  'outcome.read-draft': { roles: [...secretariat, 'TRANSLATOR', 'CHAIR'] },
  'outcome.name-signatories': { roles: secretariat },
  'outcome.sign-language': { roles: [...secretariat, 'TRANSLATOR'] },
  'outcome.sign-as-chair': { roles: ['CHAIR'] },
  /** Rounds of comments on the Highlights. A comment is its delegation's; who else reads it, the round says. */
  'clearing.manage': { roles: secretariat },
  'clearing.comment': { roles: [], ofDelegation: ['FOCAL_POINT', 'DELEGATE'] },
  'chain.read': { roles: ['PUBLIC'] },

  /** Follow-up: what was accepted is everybody's once the Highlights are published. */
  'follow-up.read': { roles: ['PUBLIC'] },
  'follow-up.manage': { roles: secretariat },
  /** By the focal point of a party that carries a commitment out; the secretariat enters what came on paper. */
  'progress.report': { roles: secretariat, ofDelegation: ['FOCAL_POINT'] },
  'progress.review': { roles: secretariat },

  /** Documents: what is open to whom, lib/documents/policy.ts says of each. */
  'document.read': { roles: ['PUBLIC'] },
  'document.read-inside': { roles: everyoneInTheMeeting, byAssistant: true },
  'document.manage': { roles: secretariat },
  /** By a link that the secretariat sent, which is all that is asked for. */
  'document.hand-in': { roles: ['PUBLIC'] },

  'mail.read': { roles: secretariat },
  'mail.resend': { roles: secretariat },
  'mail.word': { roles: secretariat },
  'mail.read-all': { roles: ['ADMIN', 'STAFF'] },
  'audit.read': { roles: secretariat },
  'audit.read-all': { roles: ['ADMIN'] },
  'people.manage': { roles: ['ADMIN'] },
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof permissions;

/** What is asked for a grant: the roles held in a scope. */
export type Holder = { grants: readonly Grant[] };

const row = (permission: Permission): Row => permissions[permission];

/** The grant that opens the door for this target, or null. Pure: the button asks it too. */
export function grantFor(holder: Holder, permission: Permission, target: Target = {}): Grant | null {
  const { roles: anywhere, ofDelegation = [], ofGroup = [], ofPerson = [], byAssistant } = row(permission);
  const opens = (grant: Grant) =>
    (!grant.assistant || byAssistant === true) &&
    (anywhere.includes(grant.role) ||
      (ofDelegation.includes(grant.role) &&
        target.delegationId !== undefined &&
        grant.delegationId === target.delegationId) ||
      (ofGroup.includes(grant.role) && target.groupId !== undefined && grant.groupId === target.groupId) ||
      (ofPerson.includes(grant.role) && target.personId !== undefined && grant.personId === target.personId));
  return holder.grants.find(opens) ?? null;
}

/** Whether the holder may, for this target. */
export function can(holder: Holder, permission: Permission, target: Target = {}): boolean {
  return grantFor(holder, permission, target) !== null;
}

/** Whether the holder has any role in the permission's row, for whatever record. */
export function holdsAny(holder: Holder, permission: Permission): boolean {
  const { roles: anywhere, ofDelegation = [], ofGroup = [], ofPerson = [], byAssistant } = row(permission);
  return holder.grants.some(
    ({ role, assistant }) =>
      (!assistant || byAssistant === true) &&
      [anywhere, ofDelegation, ofGroup, ofPerson].some((list) => list.includes(role)),
  );
}

/**
 * Refuses unless the holder may. A record of somebody else's delegation, group or person reads "not found";
 * a missing role for the whole meeting reads "forbidden".
 */
export function authorize(holder: Holder, permission: Permission, target: Target = {}): Grant {
  const grant = grantFor(holder, permission, target);
  if (grant) return grant;
  throw new Refusal(holdsAny(holder, permission) ? 'not_found' : 'forbidden');
}
