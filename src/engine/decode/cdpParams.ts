import { isList, member, textMember, type Plain } from './plain.ts';
import { brief, words } from './plainText.ts';

/** What of their parameters people look for, of the commands and events that are seen most (devtools-protocol, “tot”). */
const told: Readonly<Record<string, (params: Plain | undefined) => string | undefined>> = {
  'Page.navigate': (params) => textMember(params, 'url'),
  'Page.frameNavigated': (params) => textMember(member(params, 'frame'), 'url'),
  'Page.lifecycleEvent': (params) => textMember(params, 'name'),
  'Runtime.evaluate': (params) => textMember(params, 'expression'),
  'Runtime.consoleAPICalled': (params) => words(textMember(params, 'type'), values(member(params, 'args'))),
  'Runtime.exceptionThrown': (params) => exception(member(params, 'exceptionDetails')),
  'Log.entryAdded': (params) => {
    const entry = member(params, 'entry');
    return words(textMember(entry, 'level'), textMember(entry, 'text'), textMember(entry, 'url'));
  },
  'Network.requestWillBeSent': (params) => {
    const request = member(params, 'request');
    return words(textMember(request, 'method'), textMember(request, 'url'));
  },
  'Network.responseReceived': (params) => {
    const response = member(params, 'response');
    return words(brief(member(response, 'status'), 20), textMember(response, 'url'));
  },
  'Network.loadingFailed': (params) => textMember(params, 'errorText'),
  'Network.webSocketCreated': (params) => textMember(params, 'url'),
  'Fetch.requestPaused': (params) => {
    const request = member(params, 'request');
    return words(textMember(request, 'method'), textMember(request, 'url'));
  },
  'Target.attachedToTarget': (params) => target(member(params, 'targetInfo')),
  'Target.targetCreated': (params) => target(member(params, 'targetInfo')),
  'Target.targetInfoChanged': (params) => target(member(params, 'targetInfo')),
};

/** In a few words; as JSON where nothing of them stands out. */
export function cdpParams(method: string, params: Plain | undefined): string {
  const said = Object.hasOwn(told, method) ? told[method]!(params) : undefined;
  if (said !== undefined && said !== '') return said.replaceAll(/\s+/g, ' ').slice(0, 300);
  const text = brief(params);
  return text === '{}' ? '' : text;
}

function target(info: Plain | undefined): string {
  return words(textMember(info, 'type'), textMember(info, 'url'));
}

/** Of objects of the page what can be told in words. */
function values(list: Plain | undefined): string {
  if (!isList(list)) return '';
  return words(
    ...list.slice(0, 10).map((one) => {
      const value = member(one, 'value');
      return typeof value === 'string' ? value : value === undefined ? textMember(one, 'description') : brief(value);
    }),
  );
}

function exception(details: Plain | undefined): string {
  return textMember(member(details, 'exception'), 'description') ?? textMember(details, 'text') ?? '';
}
