const path = /^\$(?:\.[\p{L}_$][\p{L}\p{N}_$-]*|\[\d{1,9}\]|\["(?:[^"\\]|\\["\\])*"\])+$/u;

/** As filters write them: `$.a.b[0]["c d"]`. */
export function isJsonPath(text: string): boolean {
  return path.test(text);
}
