import { visit } from './actors';
import { ask } from './ask';
import { expect, test } from './fixtures';

const home = 'grcp-next';
const file = (query: Record<string, string>) =>
  `/api/meetings/${home}/background-paper?${new URLSearchParams(query).toString()}`;

test('the secretariat looks at a draft, issues the paper, and a delegate takes both files from the results', async ({
  login,
}) => {
  const organiser = await login('organiser');
  await organiser.goto(`/en/manage/${home}/survey`);
  const section = organiser.getByRole('region', { name: 'Background paper' });
  await expect(section.getByRole('link', { name: 'Français, PDF' }).last()).toHaveAttribute('href', /draft=1/);
  await section.getByRole('button', { name: 'Issue the paper…' }).click();
  const dialog = organiser.getByRole('dialog', { name: 'Issue background paper no. 2?' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The groups have their agendas');
  await dialog.getByRole('button', { name: 'Issue background paper no. 2' }).click();
  await expect(section.getByText('Reason: The groups have their agendas')).toBeVisible();

  const delegate = await login('delegate');
  await delegate.goto(`/fr/meetings/${home}/results`);
  const paper = delegate.getByRole('region', { name: 'Document de fond' });
  await expect(paper.getByText(/N°\s2, publié le/)).toBeVisible();
  for (const [format, signature] of [
    ['PDF', '%PDF-'],
    ['DOCX', 'PK'],
  ] as const) {
    const link = paper.getByRole('link', { name: new RegExp(`^Français, ${format}`) }).first();
    const answer = await delegate.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.status()).toBe(200);
    expect((await answer.body()).subarray(0, signature.length).toString()).toBe(signature);
    expect(answer.headers()['content-disposition']).toContain(`-background-paper-2-fr.${format.toLowerCase()}`);
  }
});

test('the public version is for everybody, the other for those who take part, a draft for the secretariat', async () => {
  const [anonymous, delegate, organiser] = await Promise.all([
    visit('anonymous', home),
    visit('delegate', home),
    visit('organiser', home),
  ]);
  const status = async (query: Record<string, string>, { headers }: { headers: Record<string, string> }) => {
    const answer = await ask(file({ format: 'pdf', language: 'es', ...query }), headers);
    await answer.body?.cancel();
    return answer.status;
  };
  expect(await status({ version: 'full', number: '1' }, anonymous)).toBe(404);
  expect(await status({ version: 'full', number: '1' }, delegate)).toBe(200);
  expect(await status({ version: 'full', draft: '1' }, delegate)).toBe(404);
  expect(await status({ version: 'full', draft: '1' }, organiser)).toBe(200);
  expect(await status({ version: 'full', draft: '99' }, organiser)).toBe(404);
  const wrongs: Record<string, string>[] = [
    { number: '99' },
    { number: 'one' },
    { language: 'de' },
    { format: 'exe' },
    { version: 'own' },
  ];
  for (const wrong of wrongs) expect(await status({ version: 'public', ...wrong }, organiser)).toBe(404);
  const open = await ask(file({ format: 'pdf', language: 'es', version: 'public', number: '1' }), anonymous.headers);
  const tag = open.headers.get('etag') ?? '';
  expect(
    Buffer.from(await open.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  // Whoever has it already is told so; another language or version is another file.
  const again = await ask(file({ format: 'pdf', language: 'es', version: 'public', number: '1' }), {
    ...anonymous.headers,
    'if-none-match': tag,
  });
  expect(again.status).toBe(304);
  const other = await ask(file({ format: 'pdf', language: 'en', version: 'public', number: '1' }), {
    ...anonymous.headers,
    'if-none-match': tag,
  });
  expect(other.status).toBe(200);
  await other.body?.cancel();
});
