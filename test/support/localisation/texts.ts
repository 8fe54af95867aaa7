/** The texts that the sources give to `t`, and what is wrong with how they do so. */
import ts from 'typescript';
import { filesOf, sourceOf, type Part } from './sources.ts';

export interface FoundText {
  /** As in the bundles: with the comment behind a slash. */
  key: string;
  /** `src/host/failures.ts:12`. */
  place: string;
  /** Names of what it is given: `0`, `1`, or of the properties. */
  given: string[];
}

export interface Found {
  texts: FoundText[];
  /** Sentences with their places. */
  faults: string[];
}

export function textsOf(part: Part): Found {
  const found = filesOf(part).map((file) => textsIn(sourceOf(file)));
  return { texts: found.flatMap(({ texts }) => texts), faults: found.flatMap(({ faults }) => faults) };
}

/** `{0}` and `{name}`, sorted, each once. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();
}

export function textsIn(source: ts.SourceFile): Found {
  const found: Found = { texts: [], faults: [] };
  if (!importsT(source)) return found;
  const visit = (node: ts.Node, inFunction: boolean): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
      const place = placeOf(node);
      if (!inFunction) found.faults.push(`${place}: t is called before the language is known`);
      const text = readCall(node);
      if (typeof text === 'string') found.faults.push(`${place}: ${text}`);
      else found.texts.push({ ...text, place });
    }
    const enters = ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, inFunction || enters));
  };
  visit(source, false);
  return found;
}

export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

function importsT(source: ts.SourceFile): boolean {
  return source.statements.some((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return false;
    if (!statement.moduleSpecifier.text.endsWith('/l10n.ts')) return false;
    const bindings = statement.importClause?.namedBindings;
    return (
      bindings !== undefined && ts.isNamedImports(bindings) && bindings.elements.some(({ name }) => name.text === 't')
    );
  });
}

/** A sentence where the call cannot be read. */
function readCall({ arguments: args }: ts.CallExpression): Omit<FoundText, 'place'> | string {
  const [first, ...rest] = args;
  if (first === undefined) return 't has no text';
  if (ts.isObjectLiteralExpression(first)) return readCommented(first);
  if (!ts.isStringLiteralLike(first)) return 'the text is not written out';
  const given =
    rest.length === 1 && ts.isObjectLiteralExpression(rest[0]!)
      ? namesIn(rest[0])
      : rest.map((_, index) => String(index));
  return checked({ key: first.text, given }, first.text);
}

function readCommented(text: ts.ObjectLiteralExpression): Omit<FoundText, 'place'> | string {
  const field = (name: string): ts.Expression | undefined =>
    text.properties.find((property) => ts.isPropertyAssignment(property) && property.name.getText() === name) &&
    (text.properties.find((property) => property.name?.getText() === name) as ts.PropertyAssignment).initializer;
  const [message, comment, args] = [field('message'), field('comment'), field('args')];
  if (!message || !comment || !ts.isStringLiteralLike(message) || !ts.isStringLiteralLike(comment))
    return 'message or comment is not written out';
  const given =
    args === undefined
      ? []
      : ts.isObjectLiteralExpression(args)
        ? namesIn(args)
        : ts.isArrayLiteralExpression(args)
          ? args.elements.map((_, index) => String(index))
          : undefined;
  if (given === undefined) return 'args are not written out';
  return checked({ key: `${message.text}/${comment.text}`, given }, message.text);
}

function namesIn(literal: ts.ObjectLiteralExpression): string[] {
  return literal.properties.map((property) => property.name?.getText() ?? '…');
}

function checked(text: Omit<FoundText, 'place'>, message: string): Omit<FoundText, 'place'> | string {
  const wanted = placeholders(message);
  const given = [...text.given].sort();
  if (wanted.join() !== given.join()) return `the text has {${wanted.join('}, {')}}, given is ${given.join(', ')}`;
  return { ...text, given };
}
