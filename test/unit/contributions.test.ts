import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  commands,
  contextKeys,
  copyAsMenu,
  copyRowsAsMenu,
  extensionPrefix,
  otherCaptureViewType,
  panelViewType,
  scenarioPattern,
  scenarioTableViewType,
  settingBounds,
  settings,
  treeItems,
  userProfilesName,
  views,
  workspaceProfilesPath,
} from '../../src/host/contributions.ts';

interface MenuItem {
  /** One of these. */
  command?: string;
  submenu?: string;
  when?: string;
  group?: string;
}

interface Manifest {
  publisher: string;
  name: string;
  icon: string;
  activationEvents: string[];
  contributes: {
    commands: { command: string; title: string; category: string; icon?: string; enablement?: string }[];
    menus: Record<string, MenuItem[]>;
    submenus: { id: string; label: string }[];
    keybindings: { command: string; key: string; mac: string; when: string }[];
    configuration: {
      properties: Record<
        string,
        { type: string; default: unknown; minimum?: number; maximum?: number; markdownDescription: string }
      >;
    };
    views: Record<string, { id: string; icon: string }[]>;
    viewsContainers: { activitybar: { id: string; icon: string }[] };
    viewsWelcome: { view: string; contents: string; when?: string }[];
    walkthroughs: {
      id: string;
      icon: string;
      steps: { description: string; completionEvents: string[]; media: { image: Record<string, string> } }[];
    }[];
    customEditors: { viewType: string; selector: { filenamePattern: string }[]; priority: string }[];
    jsonValidation: { fileMatch: string[]; url: string }[];
    languages: { id: string; filenamePatterns: string[] }[];
  };
}

const english = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
/** In English. */
const manifest = JSON.parse(readFileSync('package.json', 'utf8'), (_, value: unknown) =>
  typeof value === 'string' ? value.replace(/^%(.+)%$/, (_key, key: string) => english[key] ?? value) : value,
) as Manifest;
const { contributes } = manifest;
const commandIds: readonly string[] = Object.values(commands);
const submenuIds = contributes.submenus.map(({ id }) => id);
const menuItems = Object.values(contributes.menus).flat();
const walkthroughSteps = contributes.walkthroughs.flatMap(({ steps }) => steps);
const conditions = [
  ...menuItems.map(({ when }) => when),
  ...contributes.keybindings.map(({ when }) => when),
  ...contributes.viewsWelcome.map(({ when }) => when),
  ...contributes.commands.map(({ enablement }) => enablement),
  ...walkthroughSteps.flatMap(({ completionEvents }) =>
    completionEvents.filter((event) => event.startsWith('onContext:')),
  ),
].filter((when) => when !== undefined);

describe('package.json and src/host/contributions.ts', () => {
  it('name the same commands, in one category', () => {
    expect(contributes.commands.map(({ command }) => command).sort()).toEqual([...commandIds].sort());
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(['WebSocket']));
  });

  it('say the same bounds of settings', () => {
    const declared = Object.entries(manifest.contributes.configuration.properties).flatMap(
      ([name, { minimum, maximum }]) => (minimum === undefined ? [] : [[name, { minimum, maximum }]]),
    );
    const { most } = settingBounds['captures.limit'];
    const known = Object.entries(settingBounds).map(([name, bounds]) => [
      `${extensionPrefix}.${name}`,
      { minimum: bounds.least, maximum: bounds.most === most ? undefined : bounds.most },
    ]);
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(known));
  });

  it('name the same settings with the same defaults', () => {
    const declared = Object.entries(contributes.configuration.properties).map(([id, { default: value }]) => [
      id,
      value,
    ]);
    expect(Object.fromEntries(declared)).toEqual(
      Object.fromEntries(Object.entries(settings).map(([name, value]) => [`${extensionPrefix}.${name}`, value])),
    );
  });

  it('name the same views, in one container', () => {
    expect(contributes.viewsContainers.activitybar.map(({ id }) => id)).toEqual([extensionPrefix]);
    expect(contributes.views[extensionPrefix]!.map(({ id }) => id)).toEqual(Object.values(views));
    for (const { view } of contributes.viewsWelcome) expect(Object.values(views)).toContain(view);
  });

  it('describe every setting, with a least value that its default keeps', () => {
    for (const property of Object.values(contributes.configuration.properties)) {
      expect(property.markdownDescription).toMatch(/\.$/);
      if (property.type === 'integer') expect(property.default).toBeGreaterThanOrEqual(property.minimum!);
    }
  });

  it('use known commands only in menus, key bindings and welcome texts', () => {
    for (const { command, submenu } of menuItems)
      expect(submenu === undefined ? commandIds : submenuIds).toContain(command ?? submenu);
    for (const { command } of contributes.keybindings) expect(commandIds).toContain(command);
    const texts = [
      ...contributes.viewsWelcome.map(({ contents }) => contents),
      ...walkthroughSteps.map(({ description }) => description),
    ];
    const linked = texts.flatMap((text) => [...text.matchAll(/\(command:([^?)]+)[^)]*\)/g)]);
    expect(linked.length).toBeGreaterThan(0);
    const focuses = Object.values(views).map((view) => `${view}.focus`);
    for (const [, command] of linked) expect([...commandIds, ...focuses]).toContain(command);
  });

  it('use known context keys only', () => {
    const used = conditions.flatMap((when) => [...when.matchAll(/websocketInspector\.\w+/g)].map(([name]) => name));
    const known: string[] = [
      ...Object.values(contextKeys),
      ...Object.values(views),
      panelViewType,
      scenarioTableViewType,
    ];
    expect(used.length).toBeGreaterThan(0);
    for (const name of used) expect(known).toContain(name);
    for (const key of Object.values(contextKeys)) expect(used).toContain(key);
  });

  it('match the tree items that there are', () => {
    const matched = conditions.flatMap((when) =>
      [...when.matchAll(/viewItem (?:==|=~) (\S+)/g)].map(([, item]) => item!),
    );
    const values: string[] = Object.values(treeItems);
    for (const item of matched) {
      const pattern = /^\/(.*)\/$/.exec(item)?.[1];
      const isKnown = values.some((value) =>
        pattern === undefined ? value === item : new RegExp(pattern).test(value),
      );
      expect(isKnown, item).toBe(true);
    }
  });

  it('bind keys only while a panel, the tree of profiles or a document to be sent has the focus', () => {
    const places = [
      // The first says which editor is in sight, also while a view or an input has the focus.
      `activeWebviewPanelId == '${panelViewType}' && !inputFocus && !sideBarFocus && !panelFocus && !auxiliaryBarFocus`,
      `focusedView == '${views.profiles}' && listFocus && !inputFocus`,
      `${contextKeys.draftDocument} && editorTextFocus && !suggestWidgetVisible`,
    ];
    for (const { when } of contributes.keybindings) expect(places).toContain(when);
  });

  it('fill their submenus', () => {
    expect(submenuIds).toEqual([copyAsMenu, copyRowsAsMenu]);
    for (const id of submenuIds) expect(contributes.menus[id]!.length, id).toBeGreaterThan(0);
  });

  it('show an inline button only with an icon', () => {
    const icons = new Map(contributes.commands.map(({ command, icon }) => [command, icon]));
    for (const { command, group } of menuItems) {
      if (group?.startsWith('inline') || group?.startsWith('navigation'))
        expect(icons.get(command!), command).toBeDefined();
    }
  });

  it('name icons that VS Code has, and files that are there', () => {
    const names = new Set(
      readFileSync('node_modules/@vscode/codicons/dist/codicon.css', 'utf8').match(/(?<=\.codicon-)[\w-]+/g),
    );
    for (const { icon } of contributes.commands) if (icon !== undefined) expect(names).toContain(icon.slice(2, -1));
    const files = [
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...contributes.views[extensionPrefix]!.map(({ icon }) => icon),
      ...contributes.jsonValidation.map(({ url }) => url),
      ...contributes.walkthroughs.map(({ icon }) => icon),
      ...walkthroughSteps.flatMap(({ media }) => Object.values(media.image)),
    ];
    for (const file of files) expect(existsSync(file), file).toBe(true);
  });

  it('open our own files in the panel, with the key bindings of panels', () => {
    expect(contributes.customEditors).toMatchObject([
      { viewType: panelViewType, selector: [{ filenamePattern: '*.wscap' }], priority: 'default' },
      { viewType: otherCaptureViewType, priority: 'option' },
      { viewType: scenarioTableViewType, selector: [{ filenamePattern: '*.wsreplay.json' }], priority: 'option' },
    ]);
  });

  it('tie the schema and the language to the profile files', () => {
    const { publisher, name } = manifest;
    const files = [`**/${workspaceProfilesPath}`, `**/globalStorage/${publisher}.${name}/${userProfilesName}`];
    expect(contributes.jsonValidation.map(({ fileMatch }) => fileMatch)).toEqual([files, [scenarioPattern]]);
    expect(contributes.languages.map(({ filenamePatterns }) => filenamePatterns)).toEqual([
      [...files, scenarioPattern],
    ]);
  });

  it('wake up for panels of the window before and for profile files, and for nothing at start', () => {
    expect(manifest.activationEvents).toEqual([
      `onWebviewPanel:${panelViewType}`,
      `workspaceContains:${workspaceProfilesPath}`,
      `workspaceContains:${scenarioPattern}`,
    ]);
  });
});
