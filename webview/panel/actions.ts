/** What commands and key bindings of the window ask of the panel. */
import type { PanelAction } from '../../src/contract/panel.ts';
import type { Models } from './models.ts';
import { onceDrawn } from './onceDrawn.ts';
import { resend } from './resend.ts';
import { isRowsTab } from './rowsTab.ts';

export function act(action: PanelAction, models: Models): void {
  const { table, like, find, session, composer, tab } = models;
  const { ids, focus } = table.selection.peek();
  switch (action) {
    case 'followNewest':
      table.follow(!table.following.peek());
      break;
    case 'resend':
      void resend(models);
      break;
    case 'editAndResend': {
      const id = focus?.id ?? ids.at(-1);
      if (id !== undefined) void composer.edit(id);
      break;
    }
    case 'nextHit':
    case 'previousHit':
      if (tab.peek() === 'handshake') break;
      void find.go(action === 'nextHit' ? 'next' : 'previous').catch(session.report);
      break;
    case 'hideLikeThis':
    case 'showLikeThis':
      find.leave();
      void like.filter(action === 'hideLikeThis' ? 'hide' : 'show').catch(session.report);
      break;
    case 'focusFilter':
      if (!isRowsTab(tab.peek())) tab.value = table.view.peek();
      find.focusAsked.value = 'all';
      break;
    case 'focusComposer':
      composer.focus();
      break;
    case 'send':
      void composer.submit();
      break;
    case 'format':
      void composer.format();
      break;
    case 'saveTemplate':
      void composer.saveTemplate();
      break;
    case 'editAsDocument':
      void composer.editAsDocument();
      break;
    case 'toggleEscapes':
      composer.escapes.value = !composer.escapes.peek();
      break;
    case 'toggleVariables':
      composer.variables.value = !composer.variables.peek();
      break;
    case 'advancedSending':
      composer.advancedShown.value = true;
      break;
    case 'focusTable':
      if (!isRowsTab(tab.peek())) tab.value = table.view.peek();
      focusRowsSoon();
      break;
    case 'nextBookmark':
    case 'previousBookmark':
      void table
        .goToBookmark(action === 'nextBookmark' ? 'next' : 'previous')
        .then(() => (tab.value = table.view.peek()), models.session.report);
      break;
    default:
      action satisfies never;
  }
}

/** The table may be drawn only after this turn; in a page that was just opened, later. */
function focusRowsSoon(): void {
  requestAnimationFrame(() => {
    onceDrawn(() => document.getElementById('rows')?.focus());
  });
}
