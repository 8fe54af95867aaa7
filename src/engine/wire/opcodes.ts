/** Opcodes of RFC 6455 §5.2 and §11.8. */
export const Opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

const names = new Map<number, keyof typeof Opcode>(
  Object.entries(Opcode).map(([name, code]) => [code, name as keyof typeof Opcode]),
);

/** The opcode's name, or the number itself where the RFC reserves it. */
export function opcodeName(code: number): keyof typeof Opcode | number {
  return names.get(code) ?? code;
}

/**
 * Neither data nor continuation: a control frame, or a reserved opcode. Such a frame takes no part in fragmentation,
 * so that one in the midst of a message leaves the message whole.
 */
export function standsAlone(code: number): boolean {
  return code > Opcode.binary;
}
