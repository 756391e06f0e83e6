import type { DirectForm } from '@/lib/core/direct-forms';
import { idle, type FormAction } from '@/lib/core/form-state';
import { empty, privateHeaders, refusedPost } from '@/lib/core/past-the-proxy';
import { missingFile } from '@/lib/core/private-file';
import { saveAnswerAction as saveRegistrationAnswer } from '@/lib/forms/actions';
import { submitAction as submitRegistration } from '@/lib/registration/actions';
import { saveAnswerAction as saveSurveyAnswer } from '@/lib/surveys/actions';

type Context = { params: Promise<{ form: string }> };

const actions: Record<DirectForm, FormAction> = {
  registration: submitRegistration,
  'registration-answer': saveRegistrationAnswer,
  'survey-answer': saveSurveyAnswer,
};

/** More than the texts of one of these forms ever are. */
const mostBytes = 300_000;

/**
 * POST /api/forms/{form}: the fields of a form that is sent directly, URL-encoded. Answers 200 with the form's state, also where the
 * change is refused, and 503 where it is worth sending again. The form's own action does the rest, where the post comes from first.
 * The proxy leaves this address alone; what it sees to elsewhere is seen to here.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { form } = await params;
  const action = Object.hasOwn(actions, form) ? actions[form as DirectForm] : undefined;
  if (!action) return missingFile();
  const refused = await refusedPost(request, mostBytes);
  if (refused) return refused;
  const data = await request.formData().catch(() => null);
  if (!data) return empty(400);
  return Response.json(await action(idle, data), { headers: privateHeaders });
}
