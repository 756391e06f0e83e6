import { amongTexts, impersonal, namesInText, type PersonalTable } from '@/lib/core/personal';
import { Prisma } from '@/lib/core/prisma/client';

export const personal: readonly PersonalTable[] = [
  {
    table: 'OutboxMail',
    personal: ['recipient', 'locale', 'subject', 'body', 'copies', 'lastError'],
    other: ['purpose', 'messageId'],
    beside: ['status', 'createdAt', 'sentAt'],
    purpose: 'messages',
    readers: 'organisers',
    retention: 'year',
    // Also what was written to others about the person, such as their focal point.
    rows: (subject) => Prisma.sql`(${amongTexts('recipient', subject.emails)} OR t.copies && ${subject.emails}::text[]
      OR ${namesInText(Prisma.sql`t.subject || ' ' || coalesce(t.body, '')`, subject)})`,
    // What was written to somebody else about them is counted, not shown: it names others.
    shows: ({ emails }) => Prisma.sql`(${amongTexts('recipient', emails)} OR t.copies && ${emails}::text[])`,
    erase: {
      how: 'empty',
      set: ({
        emails,
      }) => Prisma.sql`recipient = CASE WHEN recipient = ANY (${emails}::text[]) THEN '' ELSE recipient END,
        copies = ARRAY(SELECT c FROM unnest(copies) c WHERE NOT c = ANY (${emails}::text[])), subject = '–', body = NULL, "lastError" = NULL,
        status = CASE WHEN status IN ('DRAFT', 'QUEUED', 'SENDING') THEN 'FAILED'::"MailStatus" ELSE status END`,
    },
  },
  impersonal('MailAttachment'),
  impersonal('MailTemplate', 'purpose', 'locale', 'subject', 'body'),
  impersonal('Mailing', 'purpose', 'audience'),
];
