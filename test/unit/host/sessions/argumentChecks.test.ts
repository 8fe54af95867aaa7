import { describe, expect, it } from 'vitest';
import { RpcError } from '../../../../src/contract/rpc.ts';
import {
  checkClose,
  checkData,
  checkFilter,
  checkFormat,
  checkCapture,
  checkId,
  checkIds,
  checkPing,
  checkRange,
  checkRedact,
  checkReplies,
  checkUri,
  checkView,
} from '../../../../src/host/sessions/argumentChecks.ts';

const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('checkId', () => {
  it('takes integers from 1', () => {
    for (const id of [1, 88_310, Number.MAX_SAFE_INTEGER]) expect(() => checkId(id)).not.toThrow();
  });

  it.each([0, -1, 1.5, NaN, Infinity, '1', null, undefined, 2 ** 60])('refuses %s', (id) => {
    expect(() => checkId(id)).toThrow(refusal('bad-id'));
  });
});

describe('checkCapture', () => {
  it('takes the id of a capture', () => {
    expect(() => checkCapture('c-1')).not.toThrow();
  });

  it.each([[''], [7], [undefined], [null]])('refuses %s', (id) => {
    expect(() => checkCapture(id)).toThrow(refusal('bad-capture'));
  });
});

describe('checkIds', () => {
  it('takes a list, and refuses what is none or has a bad one', () => {
    expect(() => checkIds([3, 1])).not.toThrow();
    expect(() => checkIds([3, 0])).toThrow(refusal('bad-id'));
    expect(() => checkIds(3)).toThrow(refusal('bad-id'));
  });
});

describe('checkRange', () => {
  it('takes integers from 0', () => {
    expect(() => checkRange(0, 0)).not.toThrow();
    expect(() => checkRange(-1, 1)).toThrow(
      expect.objectContaining({ code: 'bad-range', message: '-1 is not a start.' }),
    );
    expect(() => checkRange(0, 0.5)).toThrow(expect.objectContaining({ message: '0.5 is not a count.' }));
  });
});

describe('checkReplies', () => {
  it('takes yes and no, and nothing else', () => {
    for (const replies of [true, false]) expect(() => checkReplies(replies)).not.toThrow();
    for (const replies of ['yes', 1, null]) expect(() => checkReplies(replies)).toThrow(refusal('bad-replies'));
  });
});

describe('checkView and checkFilter', () => {
  it('take what the query may leave out', () => {
    for (const view of [undefined, 'frames', 'messages']) expect(() => checkView(view)).not.toThrow();
    for (const filter of [undefined, '', 'dir:in']) expect(() => checkFilter(filter)).not.toThrow();
  });

  it('refuse anything else', () => {
    expect(() => checkView('packets')).toThrow(refusal('bad-view'));
    expect(() => checkFilter(/a/)).toThrow(refusal('bad-filter'));
  });
});

describe('checkClose', () => {
  it.each([
    [undefined, undefined],
    [undefined, ''],
    [1000, undefined],
    [1001, 'going away'],
    [3000, 'a'],
    [4999, 'é'.repeat(61)],
    [1000, 'a'.repeat(123)],
  ])('takes %s %s', (code, reason) => {
    expect(() => checkClose(code, reason)).not.toThrow();
  });

  it.each([999, 1004, 1005, 1006, 1015, 2999, 5000, 1000.5, '1000', null])('refuses the code %s', (code) => {
    expect(() => checkClose(code, undefined)).toThrow(refusal('bad-close-code'));
  });

  it('counts the reason in bytes of UTF-8', () => {
    expect(() => checkClose(1000, 'é'.repeat(62))).toThrow(
      expect.objectContaining({ code: 'close-reason-too-long', message: expect.stringContaining('124 bytes') }),
    );
  });

  it('tells who has typed a close code what it must be, and why', () => {
    for (const code of [NaN, 10001001]) {
      const { failure } = attempt(() => checkClose(code, undefined));
      expect(failure.message).toMatch(/^(The close code is not a number|10001001 is not a close code)/);
      expect(failure.cause).toBe('All other codes are reserved, or not defined (RFC 6455 §7.4).');
      expect(failure.remedy).toBe('Use 1000 to 1003, 1007 to 1014 or 3000 to 4999.');
    }
  });

  it('refuses a reason without a code, and one that is no text', () => {
    expect(() => checkClose(undefined, 'bye')).toThrow(refusal('close-reason-without-code'));
    expect(() => checkClose(1000, 7)).toThrow(refusal('bad-close-reason'));
  });
});

describe('checkPing', () => {
  it('takes 125 bytes and no more', () => {
    expect(() => checkPing(new Uint8Array(125))).not.toThrow();
    expect(() => checkPing(new Uint8Array(126))).toThrow(refusal('ping-too-long'));
    expect(() => checkPing('70' as never)).toThrow(refusal('bad-data'));
  });
});

describe('checkData', () => {
  it('takes text and bytes', () => {
    for (const data of ['', new Uint8Array(), Buffer.from('a')]) expect(() => checkData(data)).not.toThrow();
    for (const data of [7, null, new ArrayBuffer(1), { a: 1 }])
      expect(() => checkData(data)).toThrow(refusal('bad-data'));
  });
});

describe('checkUri', () => {
  it('takes what has a scheme and a path', () => {
    expect(() => checkUri({ scheme: 'file', fsPath: '/a.har' })).not.toThrow();
  });

  it.each(['/a.har', null, undefined, {}, { scheme: 'file' }])('refuses %j', (uri) => {
    expect(() => checkUri(uri)).toThrow(refusal('bad-uri'));
  });
});

describe('checkFormat', () => {
  it('takes the formats that captures are saved in', () => {
    expect(() => checkFormat('wscap')).not.toThrow();
  });

  it.each(['zip', '', null, undefined, 'toString'])('refuses %j', (format) => {
    expect(() => checkFormat(format)).toThrow(refusal('bad-format'));
  });
});

describe('checkRedact', () => {
  it.each([true, false, {}, { secrets: ['a'], fields: [], jsonPaths: ['$.a'], patterns: ['b+'] }])(
    'takes %j',
    (redact) => {
      expect(() => checkRedact(redact)).not.toThrow();
    },
  );

  it.each([null, 'all', 1, { secrets: 'a' }, { secrets: [1] }, { passwords: [] }])('refuses %j', (redact) => {
    expect(() => checkRedact(redact)).toThrow(refusal('bad-redact'));
  });
});

function attempt(check: () => void): RpcError {
  try {
    check();
  } catch (error) {
    if (error instanceof RpcError) return error;
  }
  throw new Error('It was not refused.');
}
