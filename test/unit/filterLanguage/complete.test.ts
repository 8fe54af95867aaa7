import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete } from '../../../src/filterLanguage/complete.ts';
import { readFilter } from '../../../src/filterLanguage/read.ts';

const known = {
  paths: () => ['$.type', '$.data.price'],
  values: (path: string) => (path === '$.type' ? ['tick', '"a b"'] : []),
};

/** Where `|` stands in the text is the cursor; what is offered, as the text would be then. */
function offers(marked: string): string[] {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = complete(text, cursor, known);
  return (found?.suggestions ?? []).map((one) => `${text.slice(0, found!.from)}${one.text}|${text.slice(cursor)}`);
}

describe('complete', () => {
  it.each([
    ['di|', ['dir:|']],
    ['DI|', ['dir:|']],
    ['a di|', ['a dir:|']],
    ['-di|', ['-dir:|']],
    ['(di|)', ['(dir:|)']],
    ['not di|', ['not dir:|']],
    ['rs|', ['rsv:|', 'rsv1:|', 'rsv2:|', 'rsv3:|']],
    ['siz|', ['size>|']],
    ['sign|', ['signalr.|']],
    ['bo|', ['bookmarked|']],
    ['n|', ['note:|', 'not |']],
    ['o|', ['op:|']],
    ['a o|', ['a op:|', 'a or |']],
    ['a or o|', ['a or op:|']],
    ['(o|', ['(op:|']],
    ['a not o|', ['a not op:|']],
    ['dir:|', ['dir:in|', 'dir:out|']],
    ['dir:o|', ['dir:out|']],
    ['dir:| x', ['dir:in| x', 'dir:out| x']],
    ['op:p|', ['op:ping|', 'op:pong|']],
    ['OP:C|', ['OP:continuation|', 'OP:close|']],
    ['fin:|', ['fin:true|', 'fin:false|']],
    ['size>1k|', ['size>1kb|', 'size>1kib|']],
    ['repl|', ['reply:|']],
    ['reply:|', ['reply:none|', 'reply:any|', 'reply:200ms|', 'reply:1s|', 'reply:1m|']],
    ['reply>|', ['reply>200ms|', 'reply>1s|', 'reply>1m|']],
    ['reply:n|', ['reply:none|']],
    ['gap>|', ['gap>200ms|', 'gap>1s|', 'gap>1m|']],
    ['violation:inv|', ['violation:invalid-utf8|']],
    ['close:a|', ['close:any|']],
    ['$|', ['$.type|', '$.data.price|']],
    ['$.d|', ['$.data.price|']],
    ['a -$.t|', ['a -$.type|']],
    ['$.ty| == x', ['$.type| == x']],
    ['$.type |', ['$.type == |', '$.type != |', '$.type contains |', '$.type exists |', '$.type > |', '$.type < |']],
    ['$.type == |', ['$.type == tick|', '$.type == "a b"|']],
    ['$.type==|', ['$.type==tick|', '$.type=="a b"|']],
    ['$.type == t|', ['$.type == tick|']],
    ['$.type contains |', ['$.type contains tick|', '$.type contains "a b"|']],
    ['$.other == |', []],
    ['dir:in|', []],
    ['"di|', []],
    ['"di|"', []],
    ['/di|/', []],
    ['hello|', []],
    ['mq|', ['mqtt.|']],
    ['MQ|', ['mqtt.|']],
    ['ocpp.|', ['ocpp.action:|', 'ocpp.id:|', 'ocpp.type:|', 'ocpp.errorCode:|', 'ocpp.payload:|']],
    ['-mqtt.to|', ['-mqtt.topic:|']],
    ['stomp.con|', ['stomp.content-type:|', 'stomp.content-length:|']],
    ['sip.ca|', ['sip.Call-ID:|']],
    ['mqtt.topic:|', []],
  ])('%j', (marked, expected) => {
    expect(offers(marked)).toEqual(expected);
  });

  it('offers all there is where nothing is written yet', () => {
    expect(offers('|')).toEqual(expect.arrayContaining(['dir:|', 'not |', '$.type|']));
    expect(offers('|')).not.toContain('or |');
    expect(offers('a |')).toContain('a or |');
  });

  it('offers fields of the decoder that reads the messages', () => {
    const texts = (text: string) =>
      complete(text, text.length, { ...known, decoder: () => 'phoenix' })?.suggestions.map((one) => one.text);
    expect(texts('')).toContain('phoenix.topic:');
    expect(texts('ph')).toEqual([
      'phoenix.topic:',
      'phoenix.event:',
      'phoenix.ref:',
      'phoenix.payload:',
      'phoenix.status:',
    ]);
    expect(texts('oc')).toEqual(['ocpp.']);
  });

  it('offers what is understood', () => {
    for (const field of offers('|').filter((offer) => /[:>]\|$/.test(offer))) {
      for (const whole of offers(field)) expect(readFilter(whole.replace('|', '')).notes).toEqual([]);
    }
  });

  it('has an answer everywhere', () => {
    const unit = fc.constantFrom('a', ' ', '"', '/', '(', ')', '-', '$.', ':', 'or', 'not', 'dir:', '==', 'contains');
    fc.assert(
      fc.property(fc.string({ unit }), fc.nat(), (text, at) => {
        const cursor = at % (text.length + 1);
        const found = complete(text, cursor, known);
        if (found) expect(found.from).toBeLessThanOrEqual(cursor);
      }),
    );
  });
});
