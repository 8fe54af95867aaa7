/**
 * What no first picture of the panel needs: CodeMirror, which is half of the script, the grammar of filters, the toolkit's
 * elements, and the views of other tabs. It is a file of its own, loaded when the rows are drawn. One for all of it: each
 * further one would part what it shares with the others into more files to wait for.
 */
import './controls/register.ts';
import './filter/bringGrammar.ts';

export { openEditor } from './composer/editor.ts';
export { openFilterEditor } from './filter/filterEditor.ts';
export { HandshakeView } from './handshake/HandshakeView.tsx';
export { StatisticsView } from './statistics/StatisticsView.tsx';
