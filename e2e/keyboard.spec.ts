import { lastCode } from './database';
import { expect, test } from './fixtures';
import { press, tabTo, type } from './keyboard';

const focalPoint = 'jonas.larrivee@khartoum-process.example.org';

test('signing in, registering and answering the survey by the keyboard alone', async ({ open }) => {
  test.slow();
  const page = await open();
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  await test.step('sign in', async () => {
    await page.goto('/en/sign-in');
    await type(page, 'E-mail address', focalPoint);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Type the code' })).toBeVisible();
    await type(page, 'Six-digit code', await lastCode(focalPoint));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/en/work');
  });

  await test.step('accept, and name oneself in a dialog that holds the focus and gives it back', async () => {
    await press(page, page.getByRole('link', { name: 'Answer', exact: true }));
    await press(page, button('Accept the invitation'));
    const opener = button('Name a person for place 1');
    await press(page, opener);
    const dialog = page.getByRole('dialog', { name: 'Name a person for place 1' });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
    await page.keyboard.press('Enter');
    await type(page, 'Given name', 'Jonas');
    await type(page, 'Family name', 'Larrivée');
    await type(page, 'E-mail address', focalPoint);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('row', { name: /LARRIVÉE/ })).toBeVisible();
  });

  await test.step('register', async () => {
    await press(page, page.getByRole('link', { name: /^Open the form of/ }));
    await expect(page.getByRole('heading', { level: 1, name: 'Your registration' })).toBeVisible();
    await tabTo(page, page.getByRole('combobox', { name: 'Courtesy title' }));
    await page.keyboard.type('Dr');
    await type(page, 'Functional title', 'Head of Secretariat');
    // Sent unfinished: the focus goes to the summary, and its link to the answer.
    await type(page, 'Ministry or organisation', ' ');
    await page.keyboard.press('Enter');
    const summary = page.getByRole('main').getByRole('alert');
    await expect(summary).toBeFocused();
    await press(page, summary.getByRole('link', { name: /ministry or organisation/i }));
    await expect(page.getByRole('textbox', { name: 'Ministry or organisation' })).toBeFocused();
    await type(page, 'Ministry or organisation', 'Secretariat');
    await press(page, page.getByRole('checkbox', { name: 'English' }), 'Space');
    await press(page, button('Send the registration'));
    await expect(page.getByText('Saved on the server.')).toBeVisible();
  });

  await test.step('rank five themes', async () => {
    await press(page, page.getByRole('link', { name: 'Survey', exact: true }));
    await press(page, page.getByRole('radio', { name: 'Not started' }), 'Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Under way' })).toBeChecked();

    const ranking = page.getByRole('group', { name: 'Which themes matter most for the joint work of your members?' });
    const status = ranking.getByRole('status');
    const yours = ranking.getByRole('list', { name: 'Your order', exact: true });
    for (let place = 1; place <= 5; place += 1) {
      await press(page, ranking.getByRole('button', { name: new RegExp(`^Add .* at position ${place}$`) }).first());
      await expect(status).toHaveText(new RegExp(` is now number ${place} of ${place}\\.$`));
      await expect(yours).toBeFocused();
    }
    const order = yours.getByRole('listitem');
    const last = await order.nth(4).locator('.nm').innerText();
    const names = await order.locator('.nm').allInnerTexts();
    const tree = (shown: readonly string[]) =>
      shown
        .map(
          (name, index) => `
  - listitem:
    - text: ${JSON.stringify(name)}
    - button "Move ${name} up"${index === 0 ? ' [disabled]' : ''}
    - button "Move ${name} down"${index === shown.length - 1 ? ' [disabled]' : ''}
    - combobox "Position of ${name}"`,
        )
        .join('');
    await expect(yours).toMatchAriaSnapshot(`- list "Your order":${tree(names)}`);
    await tabTo(page, button(`Move ${last} up`));
    for (const place of [4, 3, 2]) {
      await page.keyboard.press('Enter');
      await expect(status).toHaveText(`${last} is now number ${place} of 5.`);
      await expect(button(`Move ${last} up`)).toBeFocused();
    }
    await tabTo(page, button(`Move ${last} down`));
    await page.keyboard.press('Space');
    await expect(status).toHaveText(`${last} is now number 3 of 5.`);
    await expect(button(`Move ${last} down`)).toBeFocused();
    // What a screen reader goes through is the new order, and where it ends.
    const now = [...names.slice(0, 2), last, ...names.slice(2, 4)];
    await expect(yours).toMatchAriaSnapshot(`- list "Your order":${tree(now)}`);
    await expect(ranking).toMatchAriaSnapshot(`
      - heading "Your order" [level=3]
      - list "Your order"
      - status: ${JSON.stringify(`${last} is now number 3 of 5.`)}
    `);
  });

  await test.step('submit', async () => {
    await press(page, page.getByRole('radio', { name: /^1, / }), 'Space');
    await press(page, button('Save and check'));
    await expect(page.getByRole('heading', { level: 1, name: 'Check before submitting' })).toBeVisible();
    await press(page, button('Submit the answer'));
    await expect(page.getByRole('heading', { name: /^Submitted on .* by Jonas Larrivée/ })).toBeVisible();
  });
});
