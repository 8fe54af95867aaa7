/** Texts in the sources that a person may read and that `t` has not seen. */
import ts from 'typescript';
import { placeOf } from './texts.ts';

/** What VS Code shows of an object, and what failures, problems and fixes are made of. */
const shown = new Set([
  ...['title', 'label', 'description', 'detail', 'tooltip', 'placeHolder', 'placeholder', 'prompt', 'message'],
  ...['cause', 'remedy', 'why', 'error', 'openLabel', 'saveLabel', 'documentation', 'words', 'note', 'question'],
]);
/** Whose words are shown as they are. */
const showing = /^(show(Information|Warning|Error)Message|setStatusBarMessage|Error|Unavailable)$/;
/** For developers. */
const logging = /(^|\.)(log|console)\.(trace|debug|info|warn|error|log)$/;

/** `src/host/a.ts:12: text`, for each. */
export function bareLiterals(source: ts.SourceFile): string[] {
  return bareNodes(source).map(({ node, text }) => `${placeOf(node)}: ${text}`);
}

/** `text`: what stands in it, `…` for what is put in. */
export function bareNodes(source: ts.SourceFile): { node: ts.Node; text: string }[] {
  const found: { node: ts.Node; text: string }[] = [];
  const visit = (node: ts.Node, isShown: boolean): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isCallExpression(node) && logging.test(node.expression.getText())) return;
    const text = textOf(node);
    if (text !== undefined && (isShown ? /\p{L}{2}/u.test(withoutIcons(text)) : isProse(text)))
      found.push({ node, text });
    ts.forEachChild(node, (child) => visit(child, shows(node, child, isShown)));
  };
  visit(source, false);
  return found;
}

function shows(node: ts.Node, child: ts.Node, isShown: boolean): boolean {
  if (ts.isPropertyAssignment(node)) return child === node.initializer && shown.has(node.name.getText());
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    return child === node.right && ts.isPropertyAccessExpression(node.left) && shown.has(node.left.name.text);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    return child !== node.expression && showing.test(name.getText());
  }
  // What is in other objects and functions is not shown for that alone.
  if (ts.isObjectLiteralExpression(node) || ts.isFunctionLike(node) || ts.isElementAccessExpression(node)) return false;
  if (ts.isTemplateSpan(node)) return isShown && !isOfIcon(node);
  if (ts.isConditionalExpression(node)) return child !== node.condition && isShown;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind !== ts.SyntaxKind.PlusToken)
    return child === node.right && isShown;
  return isShown;
}

/** In `$(${name})`. */
function isOfIcon(span: ts.TemplateSpan): boolean {
  const { head, templateSpans } = span.parent;
  const before = templateSpans[templateSpans.indexOf(span) - 1]?.literal ?? head;
  return before.text.endsWith('$(');
}

function textOf(node: ts.Node): string | undefined {
  if (isOfT(node)) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
}

function isOfT(node: ts.Node): boolean {
  const parent = node.parent as ts.Node | undefined;
  if (parent === undefined) return false;
  if (ts.isCallExpression(parent)) return ts.isIdentifier(parent.expression) && parent.expression.text === 't';
  return (
    ts.isPropertyAssignment(parent) &&
    ts.isCallExpression(parent.parent.parent) &&
    parent.parent.parent.expression.getText() === 't'
  );
}

function withoutIcons(text: string): string {
  return text.replace(/\$\([\w~-]+\)/g, '');
}

/** Two words in a row, or one with a capital. */
function isProse(text: string): boolean {
  return /\p{L}{2,}[,;:]? \p{Ll}{2,}/u.test(text) || /^\p{Lu}\p{Ll}+($|[ …]|\.$|:$)/u.test(text);
}
