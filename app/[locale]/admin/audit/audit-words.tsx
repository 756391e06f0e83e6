import type { AuditLine } from '@/lib/audit/queries';
import { pick } from '@/lib/i18n/pick';
import { useLocale, useMessages, useTranslations } from '@/lib/i18n/words';

/** A change in words; an action without words (of an older version) as it was recorded. */
export function AuditAction({ action }: { action: string }) {
  const words: Record<string, string> = useMessages().audit.actions;
  return words[action.replace('.', '_')] ?? action;
}

/** What was changed: the person, the symbol, the party, or at least the kind of record. */
export function AuditSubject({ line: { subject, subjectType } }: { line: Pick<AuditLine, 'subject' | 'subjectType'> }) {
  const locale = useLocale();
  const words: Record<string, string> = useMessages().audit.subjects;
  const name = subject?.names ? pick(subject.names, locale) : null;
  const known = [
    subject?.person ? <bdi key="person">{subject.person}</bdi> : null,
    subject?.symbol || null,
    name?.text ? (
      <span key="name" lang={name.isFallback ? name.lang : undefined}>
        {name.text}
      </span>
    ) : null,
  ].filter((part) => part !== null);
  if (known.length === 0) return words[subjectType] ?? subjectType;
  return known.map((part, index) => (
    <span key={index}>
      {index > 0 ? ', ' : ''}
      {part}
    </span>
  ));
}

/** Who did it: a name, or in words the system and people not signed in. */
export function useWho(): (line: Pick<AuditLine, 'who' | 'role'>) => string {
  const t = useTranslations('audit');
  return ({ who, role }) => who ?? (role === 'SYSTEM' ? t('system') : t('public'));
}

/** The role that opened the door, in words. */
export function useRole(): (role: string) => string {
  const words: Record<string, string> = useMessages().audit.roles;
  return (role) => words[role] ?? role;
}
