import { describe, expect, it } from 'vitest';
import { newNonce, webviewHtml } from '../../../../src/host/panel/webviewHtml.ts';

const page = {
  title: '<b>"&',
  script: 'https://r/panel.js?a&b',
  style: 'https://r/panel.css',
  source: 'https://r',
  nonce: 'N0nce',
  session: 's"1',
};

describe('webviewHtml', () => {
  const html = webviewHtml(page);

  it('allows its own script and style, and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'nonce-N0nce'",
      "style-src 'nonce-N0nce' https://r",
      'font-src data:',
    ]);
  });

  it('allows images only where they are asked for, and only those that the page makes', () => {
    expect(html).not.toContain('img-src');
    expect(webviewHtml({ ...page, images: true })).toContain('; img-src blob:"');
  });

  it('has one script, with the nonce, and nothing inline', () => {
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('<script type="module" nonce="N0nce" src="https://r/panel.js?a&#38;b"></script>');
    expect(html).not.toMatch(/<style|\son\w+=|javascript:/);
  });

  it('fetches what the script imports beside it, under the same nonce', () => {
    expect(webviewHtml({ ...page, chunks: ['https://r/chunk.js?"'] })).toContain(
      '<link rel="modulepreload" nonce="N0nce" href="https://r/chunk.js?&#34;">\n</head>',
    );
    expect(html).not.toContain('modulepreload');
  });

  it('has translations as data that ends nothing, and says their language', () => {
    const translations = { language: 'de', texts: { Send: '</script><script>alert(1)</script><!--' } };
    const german = webviewHtml({ ...page, translations });
    expect(german).toContain('<html lang="de">');
    expect(german).toContain(
      '<script type="application/json" id="translations">{"language":"de","texts":{"Send":"\\u003c/script>\\u003cscript>alert(1)\\u003c/script>\\u003c!--"}}</script>',
    );
    expect(german.match(/<script/g)).toHaveLength(2);
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain('application/json');
  });

  it('tells the nonce to what makes style elements', () => {
    expect(html).toContain('<meta property="csp-nonce" nonce="N0nce" content="N0nce">');
  });

  it('tells whether anything more comes to the session', () => {
    expect(html).not.toContain('data-still');
    expect(webviewHtml({ ...page, still: true })).toContain('data-still></div>');
  });

  it('escapes what it is given', () => {
    expect(html).toContain('<title>&#60;b&#62;&#34;&#38;</title>');
    expect(html).toContain('data-session="s&#34;1"');
  });
});

describe('newNonce', () => {
  it('is another one each time', () => {
    expect(newNonce()).toMatch(/^[\w-]{24}$/);
    expect(newNonce()).not.toBe(newNonce());
  });
});
