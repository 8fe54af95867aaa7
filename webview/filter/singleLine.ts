import { EditorState } from '@codemirror/state';

/** The text stays one line: what is pasted has spaces for its line ends. */
export const singleLine = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.newDoc.lines === 1) return transaction;
  const text = transaction.newDoc.toString();
  return {
    changes: { from: 0, to: transaction.startState.doc.length, insert: text.replaceAll('\n', ' ') },
    selection: { anchor: transaction.newSelection.main.head },
    userEvent: 'input.paste',
  };
});
