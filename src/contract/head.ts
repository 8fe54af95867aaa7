export type HeaderList = [name: string, value: string][];

/** The head of an HTTP message (RFC 9112 §2.1) with its bytes. */
export interface Head {
  startLine: string;
  /** In the order, case and number of the wire. */
  headers: HeaderList;
  /** The bytes up to and with the empty line; what came, where it broke off before. */
  raw: Uint8Array;
}
