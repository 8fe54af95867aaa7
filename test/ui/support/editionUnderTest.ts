import { isEditionName, type EditionName } from '../../support/vscode/editions.ts';

/** What WEBSOCKET_INSPECTOR_EDITION says, else the newest. */
export function editionUnderTest(): EditionName {
  const name = process.env['WEBSOCKET_INSPECTOR_EDITION'];
  return isEditionName(name) ? name : 'newest';
}
