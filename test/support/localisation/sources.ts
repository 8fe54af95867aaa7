/** The files of each part that has a bundle of its own: what its entries load, directly or not. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { repository } from '../folders.ts';

/** Named as their bundles in `l10n/`. */
export const parts = {
  bundle: ['src/extension.ts'],
  engine: ['src/engine/main.ts'],
  webview: ['webview/panel/main.tsx', 'webview/inspector/main.tsx', 'webview/scenario/main.tsx'],
  demo: ['src/demo/main.ts'],
} as const;

export type Part = keyof typeof parts;

export const partNames = Object.keys(parts) as Part[];

const parsed = new Map<string, ts.SourceFile>();

/** `file`: path in the repository. */
export function sourceOf(file: string): ts.SourceFile {
  let source = parsed.get(file);
  if (source === undefined) {
    const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    source = ts.createSourceFile(
      file,
      readFileSync(join(repository, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
      kind,
    );
    parsed.set(file, source);
  }
  return source;
}

export function filesOf(part: Part): string[] {
  const found = new Set<string>(parts[part]);
  // A set that grows is gone through to its end.
  for (const file of found) for (const imported of loadedBy(sourceOf(file))) found.add(imported);
  return [...found].sort();
}

function loadedBy(source: ts.SourceFile): string[] {
  return [...atOnce(source), ...later(source)]
    .filter((from) => /^\..*\.tsx?$/.test(from))
    .map((from) => relative(repository, join(repository, dirname(source.fileName), from)));
}

/** Imports of types are gone when it runs. */
function atOnce(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const from = statement.moduleSpecifier;
    if (from === undefined || !ts.isStringLiteral(from)) return [];
    const isOfTypes = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    return isOfTypes ? [] : [from.text];
  });
}

/** What `import('…')` names. */
function later(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const [from] = ts.isCallExpression(node) ? node.arguments : [];
    const imports = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    if (imports && from && ts.isStringLiteral(from)) found.push(from.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
