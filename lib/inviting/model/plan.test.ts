import { describe, expect, it } from 'vitest';
import { leftOut, planMails, type Addressee, type Invited } from './plan';

const addressee = (kind: Addressee['kind'], more: Partial<Addressee> = {}): Addressee => ({
  id: kind,
  kind,
  name: `The ${kind}`,
  email: `${kind.toLowerCase()}@example.org`,
  locale: 'fr',
  copy: false,
  writtenAt: null,
  ...more,
});

const invited = (more: Partial<Invited> = {}): Invited => ({
  id: 'i',
  status: 'DRAFT',
  partyId: 'p',
  category: 'MECHANISM',
  seats: 3,
  fundedSeats: 1,
  letter: 'NOTE_VERBALE',
  locale: 'es',
  answerBy: null,
  sentAt: null,
  remindedAt: null,
  focalPointGivenName: 'Léa',
  focalPointSurname: 'Ferrant',
  focalPointEmail: 'lea@example.org',
  party: { code: 'rcm', names: { en: 'RCM' } },
  addressees: [],
  ...more,
});

const shape = (mails: ReturnType<typeof planMails>) =>
  mails.map(({ purpose, to, copies, hasLink, letter, locale }) => ({
    purpose,
    to,
    copies,
    hasLink,
    locale,
    letter: letter?.name ?? null,
  }));

describe('the mails of an invitation', () => {
  it('without other addressees: the focal point gets link and letter', () => {
    expect(shape(planMails(invited(), 'invitation', true))).toEqual([
      { purpose: 'invitation', to: 'lea@example.org', copies: [], hasLink: true, locale: 'es', letter: 'Léa Ferrant' },
    ]);
  });

  it('the mission gets the letter in its language with the focal point in copy; the link goes to the focal point alone', () => {
    const mails = planMails(
      invited({
        addressees: [
          addressee('SECRETARIAT'),
          addressee('PERMANENT_MISSION'),
          addressee('CHAIR_OUTGOING', { copy: true }),
          addressee('FOCAL_POINT', { name: 'Ana Ruiz', email: 'ana@example.org', locale: 'es' }),
        ],
      }),
      'invitation',
      true,
    );
    expect(shape(mails)).toEqual([
      {
        purpose: 'invitation-letter',
        to: 'permanent_mission@example.org',
        copies: ['lea@example.org', 'ana@example.org', 'chair_outgoing@example.org'],
        hasLink: false,
        locale: 'fr',
        letter: 'The PERMANENT_MISSION',
      },
      {
        purpose: 'invitation-letter',
        to: 'secretariat@example.org',
        copies: [],
        hasLink: false,
        locale: 'fr',
        letter: 'The SECRETARIAT',
      },
      { purpose: 'invitation', to: 'lea@example.org', copies: [], hasLink: true, locale: 'es', letter: null },
      { purpose: 'invitation', to: 'ana@example.org', copies: [], hasLink: true, locale: 'es', letter: null },
    ]);
  });

  it('never has copies where it has a link, whatever the addressees', () => {
    const kinds = ['PERMANENT_MISSION', 'CHAIR_CURRENT', 'FOCAL_POINT'] as const;
    for (const copyA of [true, false])
      for (const copyB of [true, false])
        for (const kind of kinds)
          for (const mail of planMails(
            invited({ addressees: [addressee(kind, { copy: copyA }), addressee('SECRETARIAT', { copy: copyB })] }),
            'invitation',
            true,
          )) {
            expect(mail.hasLink && mail.copies.length > 0).toBe(false);
            expect(mail.copies).not.toContain(mail.to);
          }
  });

  it('reminders carry no letter', () => {
    const mails = planMails(invited({ addressees: [addressee('PERMANENT_MISSION')] }), 'invitation-reminder', true);
    expect(mails.map(({ purpose, letter }) => [purpose, letter])).toEqual([
      ['invitation-letter-reminder', null],
      ['invitation-reminder', null],
    ]);
  });
});

describe('the letter of an invitation', () => {
  it('is a note verbale to an office, and never to a person', () => {
    const kinds = (more: Partial<Invited>) =>
      planMails(invited(more), 'invitation', true).flatMap(({ letter }) => letter?.kind ?? []);
    expect(kinds({})).toEqual(['LETTER']);
    expect(kinds({ addressees: [addressee('PERMANENT_MISSION')] })).toEqual(['NOTE_VERBALE']);
  });
});

describe('who is left out', () => {
  it('is whoever another message of the same kind has reached since this one was drafted', () => {
    const [before, after] = [new Date(1_000), new Date(3_000)];
    const drafted = { at: new Date(2_000), without: [] };
    const sent = (sentAt: Date) => invited({ status: 'SENT', sentAt });
    expect(leftOut(sent(after), 'invitation', drafted)).toBe('written_since');
    expect(leftOut(sent(before), 'invitation', drafted)).toBeNull();
    expect(leftOut(sent(after), 'invitation-reminder', drafted)).toBeNull();
    expect(leftOut({ ...sent(before), remindedAt: after }, 'invitation-reminder', drafted)).toBe('written_since');
  });

  it('is whoever could not be written to when it was drafted, also once they can', () => {
    const drafted = { at: new Date(2_000), without: ['i'] };
    expect(leftOut(invited(), 'invitation', drafted)).toBe('incomplete_then');
    expect(leftOut(invited({ focalPointEmail: '' }), 'invitation', drafted)).toBe('no_focal_point');
  });

  it('nobody without a focal point, and of reminders everybody who has answered', () => {
    expect(leftOut(invited({ focalPointEmail: '' }), 'invitation')).toBe('no_focal_point');
    expect(leftOut(invited(), 'invitation')).toBeNull();
    for (const status of ['ACCEPTED', 'DECLINED'] as const)
      expect(leftOut(invited({ status }), 'invitation-reminder')).toBe('answered');
    expect(leftOut(invited({ status: 'SENT' }), 'invitation-reminder')).toBeNull();
    expect(leftOut(invited({ status: 'DRAFT' }), 'invitation-reminder')).toBe('not_sent');
    expect(leftOut(invited({ status: 'REVOKED' }), 'invitation-reminder')).toBe('revoked');
  });
});
