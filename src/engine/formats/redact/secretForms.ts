/** Characters of Base64 below which what is found may be anything. */
const shortestBase64 = 8;

/** A secret as it is, and as it is written in URLs, forms, JSON and, wherever it stands in what was encoded, in Base64. */
export function secretForms(secret: string): string[] {
  const forms = new Set([secret, JSON.stringify(secret).slice(1, -1)]);
  try {
    const encoded = encodeURIComponent(secret);
    forms.add(encoded);
    forms.add(encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()));
    forms.add(encoded.replaceAll('%20', '+'));
    forms.add(new URLSearchParams([['', secret]]).toString().slice(1));
  } catch {
    // Half a pair of surrogates has no form in URLs.
  }
  const bytes = Buffer.from(secret);
  for (let before = 0; before < 3; before++) {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and the last characters depend on what stands before and after it.
    const from = Math.ceil((before * 8) / 6);
    const to = Math.floor(((before + bytes.length) * 8) / 6);
    const core = encoded.slice(from, to);
    if (core.length < shortestBase64) continue;
    forms.add(core);
    forms.add(core.replaceAll('+', '-').replaceAll('/', '_'));
  }
  // Longer ones first: none of them hides a part of another.
  return [...forms].filter((form) => form !== '').sort((a, b) => b.length - a.length);
}
