import { describe, expect, it } from 'vitest';
import { refusalOf } from './refusal-of';
import { outcomeOf } from './send-edit';

describe('a reply to an edit', () => {
  it('that refuses it for good says in which field, and the form keeps what was typed', async () => {
    const fields = { 'addressees.12': { code: 'too_many' } };
    const outcome = await outcomeOf(Response.json({ code: 'invalid', fields }, { status: 422 }));
    expect(outcome).toEqual({ kind: 'refused', code: 'invalid', fields });
    if (outcome.kind !== 'refused') throw new TypeError('not refused');
    const values = { text: 'Adopt standards.', dissent: 'One would not.' };
    expect(refusalOf(outcome, values)).toEqual({ status: 'error', code: 'invalid', fields, values });
  });

  it.each([
    [400, { kind: 'refused', code: 'invalid' }],
    [413, { kind: 'refused', code: 'invalid' }],
    [401, { kind: 'signed_out' }],
    [403, { kind: 'not_allowed' }],
    [404, { kind: 'not_allowed' }],
    [500, { kind: 'later' }],
    [502, { kind: 'later' }],
    [503, { kind: 'later' }],
  ])('%i holds back nothing that was made after it, unless sending it again can help', async (status, outcome) => {
    expect(await outcomeOf(new Response(null, { status }))).toEqual(outcome);
  });
});
