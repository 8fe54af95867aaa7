/** A scenario as a table: every edit is an edit of its text, and nothing else of the text changes. */
import { describe, expect, it } from 'vitest';
import { axeFindings } from './support/axeFindings.ts';
import { closesBrowser } from './support/openPanel.ts';
import { openScenario } from './support/openScenario.ts';
import { themeNames } from './support/themes.ts';

closesBrowser();

const written = `{
  // A room, and who is in it.
  "name": "join a room",
  "target": "chat",
  "pace": "original",
  "variables": { "room": "lobby" },
  "steps": [
    { "expect": { "paths": { "$.type": "welcome" } }, "extract": { "guest": "$.name" } },
    { "send": { "json": { "type": "join", "room": "\${room}", "name": "again-\${guest}" } }, "at": 12.5, "original": 7 }, // joins
    { "send": "<img src=x onerror=alert(1)>", "fragments": [4, 4] },
    { "ping": { "hex": "01ff" } },
    { "wait": 250 },
    { "never": { "paths": { "$.type": "error" } } },
    { "close": 1000, "reason": "done" }
  ]
}
`;

describe('a scenario as a table', () => {
  it('shows each step with its form, its variables and what it takes from what comes', async () => {
    const { page } = await openScenario(written);
    const row = (number: number) => page.getByRole('row').nth(number);
    expect(await page.getByRole('row').count()).toBe(8);
    expect(await row(1).innerText()).toContain('guest ← $.name');
    expect(await row(2).innerText()).toContain('copy of 7');
    expect(await row(2).getByTitle('has its value below').innerText()).toBe('${room}');
    expect(await row(2).getByTitle('has its value from what came').innerText()).toBe('${guest}');
    expect(await page.getByLabel('Content of step 3').inputValue()).toBe('<img src=x onerror=alert(1)>');
    expect(await row(3).innerText()).toContain('3 frames');
    expect(await page.getByLabel('Content of step 7').inputValue()).toBe('1000 done');
    expect(await page.getByLabel('Pace').inputValue()).toBe('original');
    expect(await page.locator('img').count()).toBe(0);
  });

  it('writes what is edited, and leaves comments and all else as it was', async () => {
    const { page, text } = await openScenario(written);
    const edited = page.getByLabel('Content of step 3');
    await edited.fill('{"type":"say"}');
    await edited.press('Control+Enter');
    await expect.poll(text).toContain(String.raw`{ "send": "{\"type\":\"say\"}", "fragments": [4, 4] }`);
    await page.getByLabel('Form of step 3').selectOption('json');
    await expect.poll(text).toContain('{ "send": {"json":{"type":"say"}}, "fragments": [4, 4] }');
    await page.getByLabel('Content of step 5').fill('30');
    await page.getByLabel('Content of step 7').fill('4000 no more');
    await expect.poll(text).toContain('{ "wait": 30 }');
    await page.getByLabel('Time of step 2, in milliseconds').fill('20');
    await expect.poll(text).toContain('{ "close": 4000, "reason": "no more" }');
    await page.getByLabel('Rounds').fill('3');
    await page.getByLabel('Rounds').press('Enter');
    await expect.poll(text).toMatch(/"at": 20, "original": 7 \}, \/\/ joins/);
    await expect.poll(text).toContain('"loops": 3');
    await page.getByLabel('Pace').selectOption('every');
    await expect.poll(text).toMatch(/"pace": \{\s*"every": 100\s*\}/);
    await page.getByLabel('${room}').fill('kitchen');
    await page.getByLabel('${room}').press('Enter');
    await expect.poll(text).toContain('"room": "kitchen"');
    expect(text()).toContain('// A room, and who is in it.');
  });

  it('edits what is expected: its form, more of them, within a time and in which order', async () => {
    const { page, text } = await openScenario(written);
    const paths = page.getByLabel('Expected by step 1', { exact: true });
    expect(await paths.inputValue()).toBe('$.type == "welcome"');
    await paths.fill('$.type == welcome\n$.guests > 2');
    await paths.press('Control+Enter');
    await expect.poll(text).toContain('{"$.type":"welcome","$.guests":{">":2}}');
    await page.getByLabel('Within how many milliseconds, of step 1').fill('800');
    await page.getByLabel('Within how many milliseconds, of step 1').press('Enter');
    await expect.poll(text).toContain('"within": 800');
    expect(text()).toContain('"guest": "$.name"');
    await page.getByLabel('What step 6 expects').selectOption('like');
    await expect.poll(text).toContain('"never": { "like": {"type":"error"} }');
    const wrong = page.getByLabel('Expected by step 6', { exact: true });
    await wrong.fill('{');
    await wrong.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'It was not changed.' }).waitFor();
    await wrong.press('Escape');
    await page.getByRole('button', { name: 'Add expectation' }).click();
    await page.getByLabel('What step 8 expects').selectOption('regex');
    await page.getByLabel('Expected by step 8', { exact: true }).fill('/^bye/');
    await page.getByRole('row').nth(8).getByRole('button', { name: 'And another…' }).click();
    await expect.poll(text).toMatch(/"\/\^bye\/" *\n? *\}, *\{"like":\{\}\}/);
    await page.getByRole('row').nth(8).getByLabel('In any order').check();
    await expect.poll(text).toContain('"inAnyOrder": true');
    await page.getByRole('button', { name: 'Remove expectation 2 of step 8' }).click();
    await expect.poll(text).not.toContain('{"like":{}}');
  });

  it('says what messages wait for, answer by answer', async () => {
    const { page, text } = await openScenario(written);
    expect(await page.getByLabel('Step 2 waits for').count()).toBe(0);
    await page.getByLabel('Pace').selectOption('answers');
    await page.getByLabel('Step 2 waits for').selectOption('same');
    await expect.poll(text).toMatch(/"answer": \{\s*"same": "\$\.id"\s*\}/);
    await page.getByLabel('in what is sent').fill('$.room');
    await page.getByLabel('in what is sent').press('Enter');
    await expect.poll(text).toMatch(/"same": "\$\.room"/);
    await page.getByLabel('Messages wait for').selectOption('count');
    await expect.poll(text).toMatch(/"answer": 1\s*\n?\}/);
    if (process.env['LOOK'] !== undefined)
      await page.screenshot({ path: `${process.env['LOOK']}/answers.png`, fullPage: true });
  });

  it('moves, removes and adds steps with the keyboard', async () => {
    const { page, text } = await openScenario(written);
    await page.getByRole('button', { name: 'Move step 5 up' }).press('Enter');
    await expect.poll(text).toMatch(/"wait": 250 \},\s*\{ "ping"/);
    await page.getByRole('button', { name: 'Remove step 1' }).press('Enter');
    await expect.poll(text).not.toContain('welcome');
    await expect.poll(() => page.getByRole('row').count()).toBe(7);
    await page.getByRole('button', { name: 'Add message' }).press('Enter');
    await expect.poll(() => page.getByRole('row').count()).toBe(8);
    await page.getByLabel('Content of step 7').fill('last');
    await page.getByLabel('Content of step 7').blur();
    await expect.poll(text).toMatch(/"send": "last"\s*\}\s*\]/);
    await page.getByLabel('Name of a new variable').fill('who');
    await page.getByLabel('Name of a new variable').press('Enter');
    await expect.poll(text).toContain('"who": ""');
    await page.getByRole('button', { name: 'Remove variable who' }).click();
    await expect.poll(text).not.toContain('who"');
  });

  it('says why something is not written, and keeps what was typed', async () => {
    const { page, text } = await openScenario(written);
    const json = page.getByLabel('Content of step 2');
    await json.fill('{"type":');
    await json.press('Control+Enter');
    expect(await page.getByRole('alert').innerText()).toContain('It was not changed.');
    expect(await json.inputValue()).toBe('{"type":');
    expect(text()).toBe(written);
    await json.press('Escape');
    expect(await json.inputValue()).toContain('"type":"join"');
    await page.getByLabel('Form of step 2').selectOption('hex');
    await page.getByRole('alert').filter({ hasText: 'Variables stand in it' }).waitFor();
    await expect.poll(() => page.getByLabel('Form of step 2').inputValue()).toBe('json');
  });

  it('follows the file, and tells what is wrong in it', async () => {
    const { page, change, asked } = await openScenario(written);
    await page.getByLabel('Content of step 3').fill('being typed');
    change(written.replace('"wait": 250', '"wait": "long"'));
    await page.getByText('As it is it cannot be run').waitFor();
    expect(await page.getByRole('row').nth(5).innerText()).toContain('Not readable');
    expect(await page.getByLabel('Content of step 3').inputValue()).toBe('being typed');
    await page.getByRole('button', { name: 'Show step 5 as text' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByRole('button', { name: 'chat' }).click();
    await expect.poll(() => asked).toEqual(['showText 4', 'run itself', 'run dry', 'chooseTarget']);
  });

  it('shows ten thousand steps two hundred at a time', async () => {
    const steps = Array.from({ length: 10_000 }, (_, place) => `{ "send": "message ${place}" }`);
    const { page } = await openScenario(`{ "steps": [${steps.join(',\n')}] }`);
    expect(await page.getByRole('row').count()).toBe(201);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('201 to 400 of 10,000').waitFor();
    expect(await page.getByLabel('Content of step 201').inputValue()).toBe('message 200');
  });

  it('speaks German', async () => {
    const { page } = await openScenario(written, { language: 'de' });
    expect(await page.getByRole('button', { name: 'Nachricht hinzufügen' }).count()).toBe(1);
  });

  it.each(themeNames)('has nothing serious in the theme %s', async (theme) => {
    const { page } = await openScenario(written, { theme });
    expect(await axeFindings(page)).toEqual([]);
    if (process.env['LOOK'] !== undefined)
      await page.screenshot({ path: `${process.env['LOOK']}/${theme}.png`, fullPage: true });
  });
});
