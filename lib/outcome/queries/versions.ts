import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import { formatDateTime } from '@/lib/i18n/dates';
import { formatList, formatNumber } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { printedSymbol, type Edition } from '../model/edition';
import { readSealed, type SealedDocument } from '../model/sealed';
import { readDocumentContent } from '../read-content';

/**
 * A version of the Highlights: as they stand ("now"), as kept while they were composed ("d3"), as published ("p1"); `number`
 * and `at` are null for the first, `symbol` is as printed; `rounds` are the numbers of the rounds of clearing that were opened on it.
 */
export type VersionLine = {
  key: string;
  kind: 'NOW' | 'DRAFT' | 'PUBLICATION';
  number: number | null;
  symbol: string;
  at: Date | null;
  why: string;
  rounds: number[];
};

export type VersionText = Pick<SealedDocument, 'title' | 'blocks'>;

export type VersionPair = {
  /** The newest first. */
  versions: VersionLine[];
  source: string;
  from: VersionLine & { text: VersionText };
  to: VersionLine & { text: VersionText };
};

type Document = { id: string; symbol: string; source: string };

/**
 * Two versions to be compared, and all that can be chosen; `from` is the last version and `to` what stands now where none is
 * named. Null before there is a document or a version. Refuses "not_found" for a version that is not there.
 */
export async function findVersions(
  scope: MeetingScope,
  chosen: { from?: string | undefined; to?: string | undefined },
): Promise<VersionPair | null> {
  authorize(scope, 'outcome.read-draft');
  const document = await db().outcomeDocument.findUnique({
    where: { meetingId: scope.meeting.id },
    select: { id: true, symbol: true, source: true },
  });
  if (!document) return null;
  const versions = await listVersions(document);
  const [, last] = versions;
  if (!last) return null;
  const lineOf = (key: string) => found(versions.find((version) => version.key === key) ?? null);
  const [from, to] = [lineOf(chosen.from ?? last.key), lineOf(chosen.to ?? 'now')];
  return {
    versions,
    source: document.source,
    from: { ...from, text: await readVersion(document, from) },
    to: { ...to, text: await readVersion(document, to) },
  };
}

async function listVersions({ id, symbol }: Document): Promise<VersionLine[]> {
  type Row = {
    kind: 'DRAFT' | 'PUBLICATION';
    number: number;
    at: Date;
    why: string;
    rounds: number[];
    edition: Edition | null;
  };
  const rows = await db().$queryRaw<Row[]>`
    SELECT 'DRAFT' AS kind, v.number, v.at, v.why,
      ARRAY(SELECT r.number FROM "ClearingRound" r WHERE r."versionId" = v.id ORDER BY r.number) AS rounds, NULL::jsonb AS edition
    FROM "DraftVersion" v WHERE v."documentId" = ${id}::uuid
    UNION ALL
    SELECT 'PUBLICATION', number, "publishedAt", '', '{}', canonical::jsonb -> 'edition' FROM "Publication" WHERE "documentId" = ${id}::uuid
    ORDER BY at DESC, kind DESC, number DESC`;
  const kept = rows.map(({ kind, number, at, why, rounds, edition }) => ({
    key: `${kind === 'DRAFT' ? 'd' : 'p'}${number}`,
    kind,
    number,
    symbol: printedSymbol({ symbol, ...(edition ? { edition } : {}) }),
    at,
    why,
    rounds,
  }));
  return [{ key: 'now', kind: 'NOW', number: null, symbol, at: null, why: '', rounds: [] }, ...kept];
}

async function readVersion({ id }: Document, { kind, number }: VersionLine): Promise<VersionText> {
  if (kind === 'NOW' || number === null) {
    const { content } = await db().$transaction((tx) => readDocumentContent(tx, id), {
      isolationLevel: 'RepeatableRead',
    });
    return content;
  }
  const of = { where: { documentId_number: { documentId: id, number } }, select: { canonical: true } } as const;
  const row = kind === 'DRAFT' ? await db().draftVersion.findUnique(of) : await db().publication.findUnique(of);
  return readSealed(found(row).canonical);
}

/** A version as a reader is told of it: "Version 3, kept on 30 November 2026, 10:00 (text of round 1)". */
export function versionName({ kind, symbol, number, at, rounds }: VersionLine, locale: Locale, zone: string): string {
  const t = translator(locale, 'outcome');
  const date = at ? formatDateTime(at, locale, zone) : '';
  if (kind === 'NOW') return t('compare.now', { symbol });
  if (kind === 'PUBLICATION') return t('compare.publication', { symbol, date });
  const name = t('compare.draft', { number: number ?? 0, date });
  return rounds.length > 0 ? `${name} (${roundsName(rounds, locale)})` : name;
}

/** Which rounds of clearing a version is the text of: "text of rounds 1 and 2". */
export function roundsName(rounds: readonly number[], locale: Locale): string {
  const asked = formatList(
    rounds.map((round) => formatNumber(round, locale)),
    locale,
  );
  return translator(locale, 'outcome')('compare.ofRounds', { count: rounds.length, rounds: asked });
}
