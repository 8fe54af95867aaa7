import { t } from '../../src/contract/l10n.ts';
import { AtByte } from './AtByte.tsx';
import { jsonLines } from './jsonLines.ts';
import { byteAt, jsonProblem } from './jsonProblem.ts';
import { jsonTokens } from './jsonTokens.ts';
import type { JsonToken } from './jsonTokens.ts';
import type { ShowHex } from './MarkedBytes.tsx';
import { VisibleText } from './VisibleText.tsx';

/** Further levels are drawn where this one is: a line begins on the screen. */
const DEEPEST = 30;
/** Tokens that are told apart: each is an element, and each may have a line. What follows them is text. */
const MOST_TOKENS = 16_384;

interface JsonViewProps {
  text: string;
  /** The text is whole; the beginning of a JSON text is none by itself. */
  whole: boolean;
  /** Breaks lines where a reader would. */
  indent: boolean;
  showHex: ShowHex;
}

/** The tokens as they were sent, coloured; never parsed and printed again. */
export function JsonView({ text, whole, indent, showHex }: JsonViewProps) {
  const problem = whole ? jsonProblem(text) : undefined;
  const all = jsonTokens(text);
  const tokens = all.slice(0, MOST_TOKENS);
  const rest = all.slice(MOST_TOKENS);
  return (
    <>
      {problem && (
        <p class="not-json">
          {t('Not JSON: {0}.', problem.text)} <AtByte offset={byteAt(text, problem.offset)} showHex={showHex} />
          {text.includes('\n') && ` ${t('Line {0}, column {1}.', problem.line, problem.column)}`}
        </p>
      )}
      <pre class="payload-text" dir="ltr">
        {indent && !problem ? (
          jsonLines(tokens).map((line, index) => (
            <div key={index} class="json-line" style={{ '--indent': `${Math.min(line.depth, DEEPEST) * 2 + 2}ch` }}>
              <Tokens tokens={line.tokens} indent />
            </div>
          ))
        ) : problem ? (
          <Marked text={text} offset={problem.offset} />
        ) : (
          <Tokens tokens={tokens} />
        )}
        {!problem && <VisibleText text={rest.map((token) => token.text).join('')} lines />}
      </pre>
    </>
  );
}

function Tokens({ tokens, indent = false }: { tokens: readonly JsonToken[]; indent?: boolean }) {
  return (
    <>
      {tokens.map((token, index) => (
        <span key={index} class={indent && token.kind === 'space' ? 'json-space' : `json-${token.kind}`}>
          <VisibleText text={token.text} lines />
        </span>
      ))}
    </>
  );
}

/** The text with the place where it stops being JSON. */
function Marked({ text, offset }: { text: string; offset: number }) {
  return (
    <>
      <VisibleText text={text.slice(0, offset)} lines />
      <span class="json-error">
        <VisibleText text={text.slice(offset, offset + 1) || ' '} />
      </span>
      <VisibleText text={text.slice(offset + 1)} lines />
    </>
  );
}
