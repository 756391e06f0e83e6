import { can } from '@/lib/auth/permissions';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { FormKind, ParticipantCategory, RegistrationStatus } from '@/lib/core/prisma/enums';
import { formWindow, isAskedOf } from './policy';
import { definitionSchema, type FormDefinition } from './schema';

/** What every saving of an answer needs to know. */
export type Frame = {
  form: { id: string; code: string };
  registrationId: string;
  /** The version the page was made from, and the one that is asked now. */
  posted: { id: string; number: number; definition: FormDefinition };
  latest: { id: string; number: number; definition: FormDefinition };
  isSecretariat: boolean;
};

type Row = {
  code: string;
  kind: FormKind;
  categories: ParticipantCategory[];
  opensAt: Date | null;
  closesAt: Date | null;
  status: RegistrationStatus;
  category: ParticipantCategory;
  postedNumber: number;
  posted: unknown;
  latestId: string;
  latestNumber: number;
  latest: unknown;
};

/**
 * The form, its versions and the registration, all of this meeting; in one statement. Refuses "not_found" for what does not
 * belong together or is not asked of this category, "closed" outside of the form's window.
 */
export async function findFrame(
  ctx: Ctx,
  input: { registration: string; form: string; formVersion: string },
): Promise<Frame> {
  const [row] = await ctx.tx.$queryRaw<Row[]>`
    SELECT f.code, f.kind, coalesce(f.categories::text[], '{}') AS categories, f."opensAt", f."closesAt", r.status, d.category,
           v.number AS "postedNumber", v.definition AS posted, l.id AS "latestId", l.number AS "latestNumber",
           CASE WHEN l.id = v.id THEN NULL ELSE l.definition END AS latest
    FROM "Registration" r
    JOIN "Delegation" d ON d.id = r."delegationId"
    JOIN "RegistrationForm" f ON f.id = ${input.form}::uuid AND f."meetingId" = r."meetingId"
    JOIN "RegistrationFormVersion" v ON v.id = ${input.formVersion}::uuid AND v."formId" = f.id
    JOIN LATERAL (SELECT * FROM "RegistrationFormVersion" l WHERE l."formId" = f.id ORDER BY l.number DESC LIMIT 1) l ON true
    WHERE r.id = ${input.registration}::uuid AND r."meetingId" = ${ctx.scope.meeting.id}::uuid`;
  const { code, status, category, categories, ...rest } = found(row);
  if (!isAskedOf(categories, category)) throw new Refusal('not_found');
  const isSecretariat = can(ctx.scope, 'form.manage');
  if (formWindow(rest, { status }, ctx.scope.meeting, { isSecretariat }, ctx.now) !== 'open')
    throw new Refusal('closed');
  const definition = definitionSchema.parse(rest.posted);
  return {
    form: { id: input.form, code },
    registrationId: input.registration,
    posted: { id: input.formVersion, number: rest.postedNumber, definition },
    latest: {
      id: rest.latestId,
      number: rest.latestNumber,
      definition: rest.latest === null ? definition : definitionSchema.parse(rest.latest),
    },
    isSecretariat,
  };
}
