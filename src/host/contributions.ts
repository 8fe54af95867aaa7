/** Ids of everything package.json contributes; test/unit/contributions.test.ts holds the two together. */
import { payloadScheme } from '../contract/payloadAddress.ts';

export const commands = {
  connect: 'websocketInspector.connect',
  reconnect: 'websocketInspector.reconnect',
  checkConnection: 'websocketInspector.checkConnection',
  copyReport: 'websocketInspector.copyReport',
  close: 'websocketInspector.close',
  show: 'websocketInspector.show',
  forget: 'websocketInspector.forget',
  clear: 'websocketInspector.clear',
  openCapture: 'websocketInspector.openCapture',
  exportCapture: 'websocketInspector.exportCapture',
  openCaptureFile: 'websocketInspector.openCaptureFile',
  pinCapture: 'websocketInspector.pinCapture',
  unpinCapture: 'websocketInspector.unpinCapture',
  deleteCapture: 'websocketInspector.deleteCapture',
  deleteUnpinnedCaptures: 'websocketInspector.deleteUnpinnedCaptures',
  startDemoServer: 'websocketInspector.startDemoServer',
  stopDemoServer: 'websocketInspector.stopDemoServer',
  openDemo: 'websocketInspector.openDemo',
  openWalkthrough: 'websocketInspector.openWalkthrough',
  saveProfile: 'websocketInspector.saveProfile',
  openProfile: 'websocketInspector.openProfile',
  connectProfile: 'websocketInspector.connectProfile',
  connectProfileAgain: 'websocketInspector.connectProfileAgain',
  connectFocusedProfile: 'websocketInspector.connectFocusedProfile',
  editProfile: 'websocketInspector.editProfile',
  renameProfile: 'websocketInspector.renameProfile',
  duplicateProfile: 'websocketInspector.duplicateProfile',
  deleteProfile: 'websocketInspector.deleteProfile',
  moveProfile: 'websocketInspector.moveProfile',
  moveProfileUp: 'websocketInspector.moveProfileUp',
  moveProfileDown: 'websocketInspector.moveProfileDown',
  newProfileFolder: 'websocketInspector.newProfileFolder',
  renameProfileFolder: 'websocketInspector.renameProfileFolder',
  deleteProfileFolder: 'websocketInspector.deleteProfileFolder',
  undoProfileChange: 'websocketInspector.undoProfileChange',
  copyAsWscat: 'websocketInspector.copyAsWscat',
  copyAsWebsocat: 'websocketInspector.copyAsWebsocat',
  copyAsCurl: 'websocketInspector.copyAsCurl',
  copyAsCurlWebSocket: 'websocketInspector.copyAsCurlWebSocket',
  importCommandLine: 'websocketInspector.importCommandLine',
  openWorkspaceProfiles: 'websocketInspector.openWorkspaceProfiles',
  openUserProfiles: 'websocketInspector.openUserProfiles',
  switchEnvironment: 'websocketInspector.switchEnvironment',
  followNewest: 'websocketInspector.followNewest',
  chooseDecoder: 'websocketInspector.chooseDecoder',
  chooseSchema: 'websocketInspector.chooseSchema',
  chooseColumns: 'websocketInspector.chooseColumns',
  addFieldColumn: 'websocketInspector.addFieldColumn',
  resetColumns: 'websocketInspector.resetColumns',
  goToReply: 'websocketInspector.goToReply',
  goToRequest: 'websocketInspector.goToRequest',
  goToOriginal: 'websocketInspector.goToOriginal',
  toggleBookmark: 'websocketInspector.toggleBookmark',
  addNote: 'websocketInspector.addNote',
  nextBookmark: 'websocketInspector.nextBookmark',
  previousBookmark: 'websocketInspector.previousBookmark',
  replay: 'websocketInspector.replay',
  saveScenario: 'websocketInspector.saveScenario',
  runScenario: 'websocketInspector.runScenario',
  runScenarioOn: 'websocketInspector.runScenarioOn',
  dryRunScenario: 'websocketInspector.dryRunScenario',
  openScenarioTable: 'websocketInspector.openScenarioTable',
  pauseReplay: 'websocketInspector.pauseReplay',
  resumeReplay: 'websocketInspector.resumeReplay',
  stepReplay: 'websocketInspector.stepReplay',
  cancelReplay: 'websocketInspector.cancelReplay',
  resend: 'websocketInspector.resend',
  editAndResend: 'websocketInspector.editAndResend',
  hideLikeThis: 'websocketInspector.hideLikeThis',
  showLikeThis: 'websocketInspector.showLikeThis',
  nextHit: 'websocketInspector.nextHit',
  previousHit: 'websocketInspector.previousHit',
  chooseFilter: 'websocketInspector.chooseFilter',
  saveFilter: 'websocketInspector.saveFilter',
  focusFilter: 'websocketInspector.focusFilter',
  focusComposer: 'websocketInspector.focusComposer',
  sendMessage: 'websocketInspector.sendMessage',
  sendFile: 'websocketInspector.sendFile',
  sendPing: 'websocketInspector.sendPing',
  sendPong: 'websocketInspector.sendPong',
  stopSending: 'websocketInspector.stopSending',
  advancedSending: 'websocketInspector.advancedSending',
  formatMessage: 'websocketInspector.formatMessage',
  toggleEscapes: 'websocketInspector.toggleEscapes',
  toggleVariables: 'websocketInspector.toggleVariables',
  insertTemplate: 'websocketInspector.insertTemplate',
  sendTemplate: 'websocketInspector.sendTemplate',
  saveTemplate: 'websocketInspector.saveTemplate',
  editAsDocument: 'websocketInspector.editAsDocument',
  sendDocument: 'websocketInspector.sendDocument',
  sendDocumentAndClose: 'websocketInspector.sendDocumentAndClose',
  backToComposer: 'websocketInspector.backToComposer',
  toggleDocumentVariables: 'websocketInspector.toggleDocumentVariables',
  openPayload: 'websocketInspector.openPayload',
  compareSelected: 'websocketInspector.compareSelected',
  compareCaptures: 'websocketInspector.compareCaptures',
  openComparedPair: 'websocketInspector.openComparedPair',
  openInHexEditor: 'websocketInspector.openInHexEditor',
  openHandshake: 'websocketInspector.openHandshake',
  copyText: 'websocketInspector.copyText',
  copyHex: 'websocketInspector.copyHex',
  copyBase64: 'websocketInspector.copyBase64',
  copyJson: 'websocketInspector.copyJson',
  copyCArray: 'websocketInspector.copyCArray',
  copyRowsAsWscat: 'websocketInspector.copyRowsAsWscat',
  copyRowsAsWebsocat: 'websocketInspector.copyRowsAsWebsocat',
  showLog: 'websocketInspector.showLog',
} as const;

export type CommandName = keyof typeof commands;

/** Settings without the prefix `websocketInspector.`, with their defaults and so their types. */
export const settings = {
  /** Milliseconds. */
  'connect.timeout': 10_000,
  /** Addresses remembered for the next time. */
  'history.size': 20,
  /** Closed connections kept in a window. */
  'connections.keepClosed': 100,
  /** Megabytes that all captures of a folder together may have. */
  'captures.limit': 2048,
  /** How close the rows of a table stand. */
  'table.density': 'normal',
  /** What a table's column of times tells. */
  'table.timeFormat': 'absolute',
  /** Rows of a table that are selected together at most. */
  'table.selectionLimit': 1000,
  /** Filters remembered of each connection. */
  'history.filters': 20,
  /** Kibibytes of a payload that the Frame Inspector reads at once. */
  'inspector.payloadLimit': 256,
  /** Mebibytes of an image that the Frame Inspector shows. */
  'inspector.imageLimit': 8,
  /** Path of the file that TLS keys are written to; empty: none. */
  'tls.keyLogFile': '',
  /** What is replaced besides credentials in files without them: JSON paths and regular expressions. */
  'export.replace': [],
} as const satisfies Record<string, number | string | readonly string[]>;

/** Of those that are numbers, in whole steps. */
export const settingBounds = {
  'connect.timeout': { least: 100, most: 600_000 },
  'history.size': { least: 0, most: 200 },
  'connections.keepClosed': { least: 1, most: 1000 },
  // No more bytes than can be counted.
  'captures.limit': { least: 16, most: 9_007_199_254 },
  'table.selectionLimit': { least: 1, most: 10_000 },
  'history.filters': { least: 0, most: 200 },
  'inspector.payloadLimit': { least: 16, most: 4096 },
  'inspector.imageLimit': { least: 1, most: 64 },
} as const satisfies Record<NumericSetting, { least: number; most: number }>;

export type NumericSetting = {
  [Name in keyof typeof settings]: (typeof settings)[Name] extends number ? Name : never;
}[keyof typeof settings];

export type SettingName = keyof typeof settings;
export type SettingValue<Name extends SettingName> = (typeof settings)[Name] extends number
  ? number
  : (typeof settings)[Name] extends string
    ? string
    : readonly string[];

export const contextKeys = {
  /** The demo server runs. */
  demoServer: 'websocketInspector.demoServer',
  /** There is a connection, open or not. */
  hasConnections: 'websocketInspector.hasConnections',
  /** Known once all profile files were read. */
  noProfiles: 'websocketInspector.noProfiles',
  /** A connection was checked. */
  hasReport: 'websocketInspector.hasReport',
  /** Two rows are selected in the panel that has the focus. */
  twoSelected: 'websocketInspector.twoSelected',
  /** More than one is. */
  severalSelected: 'websocketInspector.severalSelected',
  /** Rows were filtered: a step of the walkthrough. */
  hasFiltered: 'websocketInspector.hasFiltered',
  /** A row was selected, so that the Frame Inspector shows it: another one. */
  hasInspected: 'websocketInspector.hasInspected',
  /** Something was sent: another one. */
  hasSent: 'websocketInspector.hasSent',
  /** The document of the active editor is sent to a connection. */
  draftDocument: 'websocketInspector.draftDocument',
  /** A profile file has environments. */
  hasEnvironments: 'websocketInspector.hasEnvironments',
} as const;

export type ContextKeyName = keyof typeof contextKeys;

export const views = {
  connections: 'websocketInspector.connections',
  profiles: 'websocketInspector.profiles',
  captures: 'websocketInspector.captures',
  frameInspector: 'websocketInspector.frameInspector',
} as const;

/** Submenu of a profile's context menu. */
export const copyAsMenu = 'websocketInspector.copyAs';

/** Submenu of a row's context menu. */
export const copyRowsAsMenu = 'websocketInspector.copyRowsAs';

/** Section of the settings, and the view container's id. */
export const extensionPrefix = 'websocketInspector';

/** `viewType` of the panels, those of files included; key bindings name it as `activeWebviewPanelId`. */
export const panelViewType = 'websocketInspector.panel';

/** `viewType` of the editor that is offered for files of other programs, and hands on to that of panels. */
export const otherCaptureViewType = 'websocketInspector.otherCapture';

/** `viewType` of scenarios as tables. */
export const scenarioTableViewType = 'websocketInspector.scenarioTable';

/** Scheme of payload and handshake documents. */
export { payloadScheme as documentScheme };

/** Scheme of payloads as files of bytes. */
export const bytesScheme = 'websocket-inspector-bytes';

/** Scheme of captures that are compared. */
export const comparedScheme = 'websocket-inspector-compared';

/** Scheme of the reports of checks. */
export const reportScheme = 'websocket-inspector-report';

/** `contextValue` of tree items; menus match them with `viewItem`. */
export const treeItems = {
  connectionOpen: 'connection.open',
  connectionClosed: 'connection.closed',
  /** Its capture is pinned. */
  connectionOpenPinned: 'connection.open.pinned',
  connectionClosedPinned: 'connection.closed.pinned',
  /** Opened from a file. */
  connectionFile: 'connection.file',
  profileGroup: 'profileGroup',
  profileFolder: 'profileFolder',
  profile: 'profile',
  /** A connection of it is open, or on its way. */
  profileOpen: 'profile.open',
  /** Left out for an error. */
  profileFaulty: 'profile.faulty',
  capture: 'capture',
  capturePinned: 'capture.pinned',
  /** Being written by another window. */
  captureRecording: 'capture.recording',
} as const;

/** Schemes of read-only documents. */
export const contentSchemes = [payloadScheme, comparedScheme, reportScheme] as const;

/** What is dragged in the tree of profiles; VS Code wants the view's id in lower case. */
export const draggedProfiles = 'application/vnd.code.tree.websocketinspector.profiles';

/** Of files that are dragged. */
export const uriList = 'text/uri-list';

/** Of scenario files; package.json ties their JSON schema to it. */
export const scenarioPattern = '**/*.wsreplay.json';

/** Of the Test Explorer's tree. */
export const testControllerId = 'websocketInspector.scenarios';

/** Of a profile file in a workspace folder; package.json ties its JSON schema to it. */
export const workspaceProfilesPath = '.vscode/websockets.json';

/** Of the user's profile file, in the extension's global storage; the same schema is tied to it. */
export const userProfilesName = 'profiles.json';
