import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { readStoredFile } from '@/lib/core/file-store';
import { readForm, type FormReading, type FormRefusal } from '../exchange/xlsform/read-form';
import { formPurpose } from '../upload-form';

/** An uploaded XLSForm: its name, and what became of it. */
export type FormPreview = { id: string; name: string; reading: { ok: true; form: FormReading } | FormRefusal };

/** Reads an XLSForm of the meeting as it would be taken over. Null where there is none of this id (any more). */
export async function previewForm(scope: MeetingScope, id: string): Promise<FormPreview | null> {
  authorize(scope, 'survey.publish');
  const row = await db().storedFile.findFirst({
    where: { id, meetingId: scope.meeting.id, purpose: formPurpose, status: 'STORED' },
    select: { id: true },
  });
  const file = row && (await readStoredFile(id));
  if (!file) return null;
  return { id, name: file.name, reading: await readForm(file.bytes, scope.meeting.languages[0] ?? 'en') };
}
