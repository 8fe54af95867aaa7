import { describe, expect, it } from 'vitest';
import { axeFindings } from './support/axeFindings.ts';
import { closesBrowser, openInspector } from './support/openPanel.ts';
import { detailOf } from '../../unit/webview/detail/frameDetail.ts';
import { themeNames } from './support/themes.ts';

closesBrowser();

const hexOf = (text: string): string => Buffer.from(text).toString('hex');
const openJson = (text: string, width = 320) =>
  openInspector({ hex: hexOf(text), kind: 'text' }, { size: { width, height: 700 } });

describe('JSON in the Frame Inspector', () => {
  it('folds, is filtered by, and copied as it was sent', async () => {
    const { page, asked } = await openJson('{"a":[1,12345678901234567890],"type":"tick <b>"}');
    const tree = page.getByRole('tree', { name: 'JSON' });
    await tree.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await tree.getByText('3 lines').waitFor();
    await page.getByRole('button', { name: 'Copy value' }).click();
    await page.getByRole('searchbox', { name: 'Search in JSON' }).fill('TICK');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Copy path' }).click();
    await page.getByRole('button', { name: 'Filter by this value' }).click();
    await expect.poll(asked).toEqual([
      ['copyWritten', { text: '[1,12345678901234567890]' }],
      ['copyWritten', { text: '$.type' }],
      ['filter', { filter: '$.type == "tick <b>"' }],
    ]);
    expect(await tree.locator('b').count()).toBe(0);
  });

  it('draws few of 100,000 levels, and goes to the end', async () => {
    const { page } = await openJson('['.repeat(100_000) + ']'.repeat(100_000));
    await page.getByText('Lines 1 to 500 of 199,999.').waitFor();
    await page.getByRole('tree', { name: 'JSON' }).focus();
    await page.keyboard.press('End');
    await page.getByText(/^Lines 99,\d+ to /).waitFor();
    expect(await page.getByRole('treeitem').count()).toBeLessThan(501);
  });
});

/** Lists in lists, to the depth of this. */
const deep = (levels: number) => `${'['.repeat(levels)}"${'word '.repeat(30)}"${']'.repeat(levels)}`;

it('keeps its tools and the place where they are while what lies deep is scrolled to', async () => {
  const { page } = await openJson(deep(25), 180);
  const parts = [page.getByRole('button', { name: 'Copy as text' }), page.getByRole('button', { name: 'Copy path' })];
  const places = () => Promise.all(parts.map((part) => part.boundingBox()));
  const before = await places();
  const tree = page.getByRole('tree', { name: 'JSON' });
  expect(await tree.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeGreaterThan(20);
  await tree.evaluate((one) => one.scrollTo({ left: 1_000 }));
  await page.evaluate(() => document.body.scrollTo({ left: 1_000 }));
  expect(await tree.evaluate((one) => one.scrollLeft)).toBeGreaterThan(20);
  expect(await page.evaluate(() => document.body.scrollLeft)).toBe(0);
  expect(await places()).toEqual(before);
  // A line has room for some words, however deep it is.
  const word = await tree.getByText(/word/).boundingBox();
  expect(word?.height).toBeLessThan(300);
});

it('has the value of a row in sight, and header and times one click away', async () => {
  const { page } = await openInspector(
    { hex: hexOf('{"a":[1,2,3]}'), kind: 'text' },
    { size: { width: 320, height: 300 } },
  );
  const last = page.getByRole('treeitem').last();
  const { y, height } = (await last.boundingBox())!;
  expect(y + height).toBeLessThan(300);
  expect(await page.getByText('FIN', { exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: /^Header/ }).click();
  await page.getByText('FIN', { exact: true }).waitFor();
});

describe('a decoded payload in the Frame Inspector', () => {
  const about = { decoder: 'mqtt', title: 'MQTT' };

  it('is a tree to filter by, and comes first', async () => {
    const tree = '{"cmd":"publish","topic":"a/b"}';
    const decoded = { ...about, summary: 'PUBLISH a/b', tree, ranges: [] };
    const { page, asked } = await openInspector({ hex: '30050003612f62', kind: 'binary', decoded });
    expect(await page.getByRole('tab', { name: 'Decoded' }).getAttribute('aria-selected')).toBe('true');
    await page.getByText('MQTT', { exact: true }).waitFor();
    await page.getByRole('treeitem').nth(2).click();
    await page.getByRole('button', { name: 'Filter by this value' }).click();
    await expect.poll(asked).toEqual([['filter', { filter: '$.topic == "a/b"' }]]);
  });

  it('marks the bytes of the value that the pointer is on, else of the selected one', async () => {
    const ranges = [
      { path: [], from: 0, to: 11 },
      { path: ['a'], from: 3, to: 4 },
      { path: ['b'], from: 6, to: 11 },
      { path: ['b', 0], from: 7, to: 8 },
    ];
    const decoded = {
      ...about,
      title: 'MessagePack',
      decoder: 'msgpack',
      summary: '',
      tree: '{"a":1,"b":[2,"xyz"]}',
      ranges,
    };
    const { page } = await openInspector({ hex: '82a16101a1629202a378797a', kind: 'binary', decoded });
    const marked = page.locator('.marked-bytes mark');
    const bytes = page.getByRole('group', { name: 'Bytes of the value' });
    await bytes.getByText('Point at a value, or select one, to see its bytes.').waitFor();
    await page.getByRole('treeitem').nth(1).hover();
    await bytes.getByText('Byte 3').waitFor();
    expect(await marked.allTextContents()).toEqual(['01', '·']);
    await page.getByRole('treeitem').nth(3).click();
    await bytes.getByText('Byte 7').waitFor();
    expect(await marked.allTextContents()).toEqual(['02', '·']);
    // What has no place of its own is in that which is around it.
    await page.getByRole('treeitem').nth(4).hover();
    await bytes.getByText('Bytes 6 to 10 (0xa)').waitFor();
    expect(await marked.allTextContents()).toEqual(['92 02', '··', 'a3 78 79', '·xy']);
    await page.getByRole('tab', { name: 'Decoded' }).hover();
    // And leads to them among all bytes.
    await bytes.getByRole('button', { name: 'Byte 7' }).click();
    await page.locator('#payload-panel .hex mark').first().waitFor();
    expect(await page.locator('#payload-panel .hex mark').allTextContents()).toEqual(['02', '·']);
  });

  it('has one line of bytes where it is low, which stays where it is while one points at values', async () => {
    const words = Array.from({ length: 12 }, (_, at) => `"k${at}":"value"`);
    const ranges = Array.from({ length: 12 }, (_, at) => ({ path: [`k${at}`], from: at * 5 + 3, to: at * 5 + 13 }));
    const decoded = { ...about, summary: '', tree: `{${words.join(',')}}`, ranges };
    const size = { width: 320, height: 330 };
    const { page } = await openInspector({ hex: '61'.repeat(80), kind: 'binary', decoded }, { size });
    const bytes = page.getByRole('group', { name: 'Bytes of the value' });
    const lines = bytes.locator('.hex-line:visible');
    const before = await bytes.boundingBox();
    expect(await lines.count()).toBe(1);
    for (const at of [0, 3, 1]) {
      await page
        .getByRole('treeitem')
        .nth(at + 1)
        .hover();
      await bytes.getByText(new RegExp(`^Bytes ${at * 5 + 3} `)).waitFor();
      expect(await lines.count()).toBe(1);
      expect(await lines.locator('mark').count()).toBe(2);
      expect(await bytes.boundingBox()).toEqual(before);
    }
    await page.setViewportSize({ width: 320, height: 700 });
    await expect.poll(() => lines.count()).toBe(4);
  });

  it.each(themeNames)('has bytes in another colour than texts in the theme %s', async (theme) => {
    const decoded = { ...about, summary: '', tree: `{"a":"text","b":"h'00ff'","c":1,"d":true}`, ranges: [] };
    const { page } = await openInspector({ hex: '00', kind: 'binary', decoded }, { theme });
    const colour = (kind: string) =>
      page
        .locator(`.json-${kind}`)
        .first()
        .evaluate((one) => getComputedStyle(one).color);
    const kinds = ['key', 'string', 'bytes', 'number', 'keyword'];
    expect(new Set(await Promise.all(kinds.map(colour))).size).toBe(kinds.length);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('says where levels are left out, and marks their bytes', async () => {
    const decoded = {
      ...about,
      title: 'MessagePack',
      decoder: 'msgpack',
      summary: '',
      tree: '{"a":["…",…]}',
      deeper: 'Levels from 257 on are not shown here; Hex has the whole message.',
      ranges: [{ path: ['a', 1], from: 5, to: 7 }],
    };
    const { page } = await openInspector({ hex: '81a16192a191c3', kind: 'binary', decoded });
    const lines = page.getByRole('treeitem');
    expect(await lines.nth(2).textContent()).toBe('"…",');
    expect(await lines.nth(3).textContent()).toBe(`… ${decoded.deeper}`);
    await lines.nth(3).hover();
    await page.getByText('Bytes 5 to 6').waitFor();
  });

  it('says why it cannot be read, and where, and leads there', async () => {
    const decoded = { ...about, failure: 'No packet of MQTT begins here.', offset: 5_000 };
    const { page } = await openInspector({ hex: '00'.repeat(6_000), kind: 'binary', decoded });
    const hex = page.getByRole('tab', { name: 'Hex' });
    const tab = page.getByRole('tab', { name: 'Decoded' });
    expect(await tab.getAttribute('aria-selected')).toBe('true');
    expect(await tab.getAttribute('title')).toBe('Not MQTT. No packet of MQTT begins here. At byte 5,000 (0x1388).');
    await tab.locator('.codicon').waitFor();
    await page.getByText('Not MQTT. No packet of MQTT begins here.').waitFor();
    await page.getByRole('button', { name: 'At byte 5,000 (0x1388).' }).click();
    expect(await hex.getAttribute('aria-selected')).toBe('true');
    // It is brought into sight.
    const mark = page.locator('#payload-panel .hex mark').first();
    await mark.waitFor();
    await expect.poll(() => mark.evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThan(0);
    expect(await mark.evaluate((one) => one.getBoundingClientRect().bottom)).toBeLessThan(700);
  });
});

describe('bytes in the Frame Inspector', () => {
  it('are read where they are looked at', async () => {
    const hex = '00'.repeat(20_000);
    const { page, asked } = await openInspector({ hex, kind: 'binary', total: 100 << 20 });
    await page.getByText('Bytes 0 to 16,383 (0x3fff) of 104,857,600.').waitFor();
    await page.getByRole('textbox', { name: 'Go to offset' }).fill('0x63fffff');
    await page.keyboard.press('Enter');
    await page.getByText('63fc000', { exact: true }).waitFor();
    await page.getByText('ab cd').waitFor();
    expect(await asked()).toEqual([['bytes', { id: 7, offset: 0x63fc000, count: 16_384 }]]);
  });
});

describe('images in the Frame Inspector', () => {
  it('are shown of their bytes', async () => {
    const gif = '47494638396101000100800000ff0000ffffff2c00000000010001000002024401003b';
    const { page } = await openInspector({ hex: gif, kind: 'binary' });
    const image = page.getByRole('img', { name: /image\/gif, 1 × 1/ });
    await image.waitFor();
    await expect.poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(1);
  });

  it('are read to their end where only the beginning is here', async () => {
    const gif = '47494638396101000100800000ff0000ffffff2c00000000010001000002024401003b';
    const { page, asked } = await openInspector({ hex: gif.slice(0, 26), kind: 'binary', total: 35, image: gif });
    const image = page.getByRole('img', { name: /image\/gif, 1 × 1, 35 B/ });
    await expect.poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(1);
    expect(await asked()).toEqual([['image', { id: 7 }]]);
  });

  it('leave the buttons in sight in a narrow sidebar', async () => {
    const decoded = { decoder: 'cbor', title: 'CBOR', summary: '1', tree: '1', ranges: [] };
    const options = { hex: '89504e470d0a1a0a', kind: 'binary', decoded } as const;
    const { page } = await openInspector(options, { size: { width: 250, height: 700 } });
    await page.getByRole('tab', { name: 'Image' }).waitFor();
    await page.getByRole('tab', { name: 'Hex' }).click();
    for (const name of ['Copy as hex', 'Copy as Base64', 'Open payload in an editor']) {
      const { x, width } = (await page.getByRole('button', { name }).boundingBox())!;
      expect(x + width, name).toBeLessThanOrEqual(250);
    }
  });

  it('are never made of a document', async () => {
    const { page } = await openInspector({ hex: hexOf('<svg onload="alert(1)"/>'), kind: 'binary' });
    expect(await page.getByRole('tab').allTextContents()).toEqual(['Text', 'JSON', 'Hex']);
  });
});

it('tells what a field of the header means where the keyboard is', async () => {
  const { page } = await openInspector({ hex: '68656c6c6f', kind: 'text' });
  const shown = page.locator('.meaning').filter({ visible: true });
  expect(await shown.count()).toBe(0);
  await page.getByRole('button', { name: /^Header/ }).click();
  await page.keyboard.press('Tab');
  await page.locator('.field').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => shown.allTextContents()).toEqual([expect.stringMatching(/^RSV1.*RFC 7692 §6\)$/)]);
  await page.keyboard.press('End');
  await expect.poll(() => shown.allTextContents()).toEqual([expect.stringMatching(/^Length: 5.*RFC 6455 §5\.2\)$/)]);
  await page.keyboard.press('Home');
  await expect.poll(() => shown.allTextContents()).toEqual([expect.stringMatching(/^FIN/)]);
});

it.each([
  ['of another connection', 'c2 0'],
  ['of the same one after it was cleared', 'c1 1'],
])('shows the bytes of a row %s with the same number and length, also far behind', async (_, capture) => {
  const { page, asked } = await openInspector({ hex: '61'.repeat(8), total: 100_000, kind: 'binary' });
  const panel = page.locator('#payload-panel');
  await panel.getByText('61 61 61').first().waitFor();
  await page.getByRole('button', { name: 'Bytes after' }).click();
  await panel.getByText('ab cd').waitFor();
  const { header: _header, payload: _payload, ...detail } = detailOf({ row: { opcode: 'binary' } });
  await page.evaluate(
    (shown) => {
      const payload = { bytes: new Uint8Array(8).fill(0x62), total: 100_000, kind: 'binary' };
      const next = { ...shown, header: Uint8Array.of(0x82, 8), payload };
      window.postMessage({ rpc: 'event', event: 'detail', payload: next }, '*');
    },
    { ...detail, capture },
  );
  await panel.getByText('62 62 62').first().waitFor();
  expect(await panel.getByText('61 61 61').count()).toBe(0);
  expect(await asked()).toHaveLength(1);
});

it('tells above the payload of a fragment what that is of the message, in a narrow sidebar too', async () => {
  const { page } = await openInspector(
    { hex: '61'.repeat(36), kind: 'text', fragments: [7, 8, 9], complete: false, message: { payloadLength: 36 } },
    { size: { width: 180, height: 500 } },
  );
  const told = page.getByText('Message so far: 3 fragments, 36 B; the last has not come.');
  await told.waitFor();
  const [words, payload] = [(await told.boundingBox())!, (await page.locator('.payload-bar').boundingBox())!];
  expect(words.y + words.height).toBeLessThanOrEqual(payload.y);
  expect(await told.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  expect(words.height).toBeGreaterThan(30);
});

it('has the place of a value in the colours of all else, in high contrast with a border', async () => {
  const { page } = await openInspector({ hex: hexOf('{}'), kind: 'text' }, { theme: 'highContrastLight' });
  const looks = await page.locator('.json-path').evaluate((one) => {
    // As VS Code has it in each page.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'code { color: var(--vscode-textPreformat-foreground); background: var(--vscode-textPreformat-background); }',
    );
    document.adoptedStyleSheets.push(sheet);
    const { color, backgroundColor, borderTopColor } = getComputedStyle(one);
    return { isAsAll: color === getComputedStyle(document.body).color, backgroundColor, borderTopColor };
  });
  expect(looks).toEqual({ isAsAll: true, backgroundColor: 'rgba(0, 0, 0, 0)', borderTopColor: 'rgb(15, 74, 133)' });
});
