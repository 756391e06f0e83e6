import { expect, test } from './fixtures';

test('a desk officer corrects a chair, and the public record and its history say so at once', async ({
  login,
  open,
}) => {
  const officer = await login('staff');
  await officer.goto('/en/admin/directory/colombo-process');
  await officer.getByRole('link', { name: 'Add: Chairs' }).click();
  await officer.getByRole('combobox', { name: 'State (optional)' }).selectOption('TH');
  await officer.getByRole('textbox', { name: 'From', exact: true }).fill('2041-03');
  await officer.getByRole('textbox', { name: 'To (optional)' }).fill('2040');
  await officer.getByRole('textbox', { name: 'Source', exact: true }).fill('https://colomboprocess.example.org/chair');
  await officer.getByRole('button', { name: 'Save' }).click();
  await expect(officer.getByRole('link', { name: /ends before it begins/i })).toBeVisible();
  await officer.getByRole('textbox', { name: 'To (optional)' }).fill('2042');
  await officer.getByRole('button', { name: 'Save' }).click();
  await expect(officer).toHaveURL(/\/directory\/colombo-process\/history/);
  await expect(officer.getByRole('article').first()).toContainText('Thailand, 2041-03–2042');

  const reader = await open();
  await reader.goto('/en/directory/colombo-process');
  const row = reader.getByRole('row', { name: /Thailand/ });
  await expect(row).toContainText('2041–2042');
  await expect(row).toContainText('Incoming');
  await reader.goto('/en/directory/colombo-process/history?day=2041-06-01');
  const held = reader.getByRole('region', { name: /^As of/ });
  await expect(held).toContainText('Thailand, 2041-03–2042');
  await reader.goto('/en/directory/colombo-process/history?day=2041-02-28');
  await expect(held).not.toContainText('Thailand, 2041-03–2042');
});
