import 'server-only';
import encodeQR from 'qr';
import sharp from 'sharp';
import { typesetPdf } from '@/lib/core/typst';
import type { Capacity, CourtesyTitle, ParticipantCategory } from '@/lib/core/prisma/enums';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { capacityWord } from '@/lib/registration/model/capacity-word';
import { isolated } from '../model/participant-list';
import type { badgeSizes } from '../schema';

export type BadgeSize = (typeof badgeSizes)[number];

/** What is printed on a badge, before it is worded. */
export type Badge = {
  badgeCode: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  capacity: Capacity;
  category: ParticipantCategory;
  party: { names: LocalizedText; acronyms: LocalizedText };
  groups: { code: string; names: LocalizedText }[];
  photo: Uint8Array | null;
};

type Frame = { size: BadgeSize; language: Locale; meeting: string; place: string; illustrative: boolean };

/** Badges as a PDF, one to a page. */
export async function renderBadges(badges: readonly Badge[], frame: Frame): Promise<Uint8Array> {
  const { data, pictures } = await badgeDocument(badges, frame);
  return typesetPdf('lib/papers/render/badge.typ', { data, pictures });
}

/** What the template is given: words, the code as a vector picture, portraits cut to one size. */
export async function badgeDocument(badges: readonly Badge[], { size, language, ...frame }: Frame) {
  const [t, registration] = [translator(language, 'papers'), translator(language, 'registration')];
  const pictures: { name: string; bytes: Uint8Array }[] = [];
  const worded = [];
  for (const [index, { photo, badgeCode, courtesyTitle, ...badge }] of badges.entries()) {
    const portrait = photo ? await cut(photo) : null;
    const name = `portrait-${index}.jpg`;
    if (portrait) pictures.push({ name, bytes: portrait });
    const acronym = pick(badge.party.acronyms, language).text;
    const [group] = badge.groups;
    worded.push({
      given: isolated(badge.givenName),
      surname: isolated(badge.surname.toUpperCase()),
      function: badge.functionalTitle ? isolated(badge.functionalTitle) : '',
      party: size === 'card' && acronym ? acronym : pick(badge.party.names, language).text,
      acronym: acronym || null,
      category: badge.category,
      role: t(`badge.category.${badge.category}`),
      capacity: badge.capacity === 'DELEGATE' ? null : capacityWord(registration, badge.capacity, courtesyTitle),
      group: group
        ? t('badge.group', { count: badge.groups.length, names: badge.groups.map(({ code }) => code).join(', ') })
        : null,
      portrait: portrait ? name : null,
      qr: encodeQR(badgeCode, 'svg', { ecc: 'medium', border: 4 }),
      code: inFours(badgeCode),
      'qr-alt': t('badge.code', { code: badgeCode }),
      'portrait-alt': t('badge.portrait'),
    });
  }
  const data = {
    ...frame,
    size,
    language,
    title: t('badge.title', { meeting: frame.meeting }),
    illustrative: frame.illustrative ? translator(language, 'common')('illustrative.mark') : null,
    badges: worded,
  };
  return { data, pictures };
}

/** A code as it is read out and typed: in groups of four signs. */
const inFours = (code: string) => code.replace(/(.{4})(?=.)/g, '$1\u00a0');

/** A portrait of 35 to 45, large enough for print; one that cannot be read is left out. */
async function cut(photo: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await sharp(photo).rotate().resize(420, 540, { fit: 'cover', position: 'attention' }).jpeg().toBuffer();
  } catch {
    return null;
  }
}
