/** Edits one after the other: each is of the file that the one before has left. */
import type { TableEdit } from '../../src/contract/scenarioTable.ts';

/**
 * `write` resolves once the table shows what was written, with whether it was. An edit that is asked for while steps get
 * other numbers is not of the step that was meant: it is not written.
 */
export function editQueue(write: (edit: TableEdit) => Promise<boolean>): (edit: TableEdit) => Promise<boolean> {
  let last: Promise<unknown> = Promise.resolve();
  let renumbering = false;
  return (edit) => {
    if (renumbering) return Promise.resolve(false);
    renumbering = renumbers(edit);
    const written = last.then(() => write(edit));
    last = written.finally(() => {
      if (renumbers(edit)) renumbering = false;
    });
    return written;
  };
}

function renumbers({ kind }: TableEdit): boolean {
  return kind === 'insert' || kind === 'remove' || kind === 'move';
}
