import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../src/contract/panel.ts';
import type {
  MessageTemplate,
  TemplateContent,
  TemplateOptions,
} from '../../../../src/host/profiles/messageTemplate.ts';
import { draftOf, templateOf } from '../../../../src/host/templates/templateDraft.ts';

describe('a template in the composer', () => {
  it.each<[MessageTemplate, Draft]>([
    [
      { name: 'n', text: 'a\\n', escapes: true },
      { kind: 'text', text: 'a\\n', how: { escapes: true } },
    ],
    [
      { name: 'n', json: { op: 'sub', ids: ['${uuid}'] } },
      { kind: 'json', text: '{"op":"sub","ids":["${uuid}"]}', how: { variables: true } },
    ],
    [
      { name: 'n', text: '{"id": ${counter}}', kind: 'json' },
      { kind: 'json', text: '{"id": ${counter}}', how: { variables: true } },
    ],
    [
      { name: 'n', text: '{"cmd": "pingreq"}', kind: 'tree' },
      { kind: 'tree', text: '{"cmd": "pingreq"}' },
    ],
    [
      { name: 'n', text: '$${x}' },
      { kind: 'text', text: '$${x}', how: { variables: true } },
    ],
    [
      { name: 'n', hex: '00', fragment: 2, compress: false },
      { kind: 'hex', text: '00', how: { fragment: 2, compress: false } },
    ],
    [
      { name: 'n', base64: 'AA==', frame: { fin: false }, fragment: 2 },
      { kind: 'base64', text: 'AA==', how: { frame: { opcode: 2, fin: false, rsv: 0, mask: true } } },
    ],
    [
      { name: 'n', text: '', frame: { opcode: 9, claimed: 1 } },
      { kind: 'text', text: '', how: { frame: { opcode: 9, fin: true, rsv: 0, mask: true, claimed: 1 } } },
    ],
  ])('%j is %j', (template, draft) => {
    expect(draftOf(template)).toEqual(draft);
  });
});

describe('a draft as a template', () => {
  it.each<[Draft, TemplateContent & TemplateOptions]>([
    [{ kind: 'text', text: 'a' }, { text: 'a' }],
    [
      { kind: 'hex', text: '0${x}', how: { variables: true, fragment: 2 } },
      { hex: '0${x}', fragment: 2 },
    ],
    [{ kind: 'json', text: '{ "a" : "${uuid}" }', how: { variables: true } }, { json: { a: '${uuid}' } }],
    [{ kind: 'text', text: 'costs ${x}' }, { text: 'costs $${x}' }],
    [{ kind: 'json', text: '["${x}"]' }, { json: ['$${x}'] }],
    // What a value would not say as it is written.
    [
      { kind: 'json', text: '{"id": ${counter}}', how: { variables: true } },
      { text: '{"id": ${counter}}', kind: 'json' },
    ],
    [
      { kind: 'json', text: '[12345678901234567890]' },
      { text: '[12345678901234567890]', kind: 'json' },
    ],
    [
      { kind: 'json', text: '{"a":1,"a":2}' },
      { text: '{"a":1,"a":2}', kind: 'json' },
    ],
    [
      { kind: 'json', text: '{"__proto__":1}' },
      { text: '{"__proto__":1}', kind: 'json' },
    ],
    [
      { kind: 'json', text: '["\\u0041"]' },
      { text: '["\\u0041"]', kind: 'json' },
    ],
  ])('%j is %j', (draft, template) => {
    expect(templateOf('n', draft)).toEqual({ name: 'n', ...template });
  });

  it('comes back as it was, but for white space of JSON', () => {
    const drafts: Draft[] = [
      { kind: 'text', text: 'a\\x1e ${uuid}', how: { variables: true, escapes: true } },
      { kind: 'json', text: '{"a":[1,"b"]}', how: { compress: false } },
      { kind: 'base64', text: 'AA==', how: { frame: { opcode: 3, fin: true, rsv: 1, mask: false } } },
    ];
    for (const draft of drafts) expect(draftOf(templateOf('n', draft))).toEqual(draft);
  });
});
