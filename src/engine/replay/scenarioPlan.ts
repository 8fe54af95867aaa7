import { t } from '../../contract/l10n.ts';
import type { Outgoing } from '../../contract/engine.ts';
import type { ProfileMessage } from '../../contract/profile.ts';
import type { JsonValue, Scenario, ScenarioStep, StepAnswer } from '../../contract/scenario.ts';
import { RpcError } from '../../contract/rpc.ts';
import { outgoingOf } from '../profileMessage.ts';
import { assertSendable } from '../outgoing.ts';
import type { ReplayPlan, ReplayStep, SendStep } from './plan.ts';
import { knownPath, requestedBy, sameValue, type Awaited } from './answer.ts';
import { saidBy } from './saidBy.ts';
import { plannedSend } from './plannedSend.ts';
import { fillJson, fillText, Unfilled, type Lookup } from './template.ts';

const none: StepAnswer = { kind: 'none' };
const byId: StepAnswer = { kind: 'id' };

type Sent = Extract<ScenarioStep, { kind: 'send' | 'ping' | 'pong' | 'close' | 'frame' }>;

/** What a scenario does. */
export class ScenarioPlan implements ReplayPlan {
  readonly scenario: Scenario;
  readonly #lookup: Lookup;
  /** Of the session that it is sent by. */
  readonly #session: string;
  readonly #start: number;
  readonly #end: number;

  /** `lookup` tells the values that variables have when a step's turn has come. */
  constructor(scenario: Scenario, session: string, lookup: Lookup) {
    this.scenario = scenario;
    this.#lookup = lookup;
    this.#session = session;
    const times = scenario.steps.flatMap((step) => ('at' in step ? [step.at] : []));
    this.#start = times.reduce((least, time) => Math.min(least, time), Infinity);
    this.#end = times.reduce((most, time) => Math.max(most, time), 0);
  }

  get length(): number {
    return this.scenario.steps.length;
  }

  /** Milliseconds from the first message with a time to the last one. */
  get duration(): number {
    return this.#end === 0 ? 0 : this.#end - this.#start;
  }

  step(index: number): ReplayStep {
    const step = this.scenario.steps[index]!;
    switch (step.kind) {
      case 'wait':
      case 'expect':
      case 'never':
        return step;
      case 'send':
      case 'ping':
      case 'pong':
      case 'close':
      case 'frame':
        return this.#send(step, index);
      default:
        return step satisfies never;
    }
  }

  #send(step: Sent, index: number): SendStep {
    const at = step.at === undefined ? undefined : step.at - this.#start;
    const { capture } = this.scenario;
    const original = step.original === undefined ? {} : { id: step.original };
    const from = capture === undefined || capture === this.#session || step.original === undefined ? {} : { capture };
    const message = (): Promise<Outgoing> => Promise.resolve().then(() => this.#message(step, index));
    return {
      kind: 'send',
      at,
      message,
      original: () => ({ ...from, ...original }),
      answer: (sent) => Promise.resolve().then(() => this.#answer(step, index, sent)),
      planned: async () =>
        plannedSend(await message(), {
          ...(at === undefined ? {} : { at }),
          ...(step.original === undefined ? {} : { original: step.original }),
        }),
    };
  }

  /** What an expectation listens for need not be waited for twice, unless the step says so itself. */
  #answer(step: Sent, index: number, sent: Outgoing): Awaited | undefined {
    const rule = step.answer ?? (this.#isHeard(index) ? none : (this.scenario.answer ?? byId));
    switch (rule.kind) {
      case 'none':
        return undefined;
      case 'id':
        return requestedBy(saidBy(sent));
      case 'count':
        return { kind: 'count', count: rule.count };
      case 'same':
        return sameValue(saidBy(sent), rule.path, rule.in);
      case 'value':
        try {
          return { kind: 'value', path: knownPath(rule.path), value: fillJson(rule.value, this.#lookup) };
        } catch (error) {
          throw notSendable(error, index);
        }
      default:
        return rule satisfies never;
    }
  }

  /** What comes after the step listens, before another one is sent. */
  #isHeard(index: number): boolean {
    return this.scenario.steps[index + 1]?.kind === 'expect';
  }

  #message(step: Sent, index: number): Outgoing {
    try {
      const message = messageOf(step, this.#lookup);
      assertSendable(message);
      return message;
    } catch (error) {
      throw notSendable(error, index);
    }
  }
}

function messageOf(step: Sent, lookup: Lookup): Outgoing {
  switch (step.kind) {
    case 'send': {
      const { fragments, compress, binary } = step;
      const framing = {
        ...(fragments === undefined ? {} : { fragments }),
        ...(compress === undefined ? {} : { compress }),
      };
      const message = outgoingOf(filledMessage(step.payload, lookup));
      if (message.kind === 'text' && !binary) return { ...message, ...framing };
      return { kind: 'binary', bytes: payloadBytes(message), binary, ...framing };
    }
    case 'ping':
    case 'pong':
      return { kind: step.kind, bytes: payloadBytes(outgoingOf(filledMessage(step.payload, lookup))) };
    case 'close': {
      const { code, reason } = step;
      return {
        kind: 'close',
        ...(code === undefined ? {} : { code }),
        ...(reason === undefined ? {} : { reason: fillText(reason, lookup) }),
      };
    }
    case 'frame':
      return { kind: 'frame', ...step.frame, bytes: payloadBytes(outgoingOf(filledMessage(step.payload, lookup))) };
    default:
      return step satisfies never;
  }
}

function filledMessage(message: ProfileMessage, lookup: Lookup): ProfileMessage {
  if (typeof message === 'string') return fillText(message, lookup);
  if ('text' in message) return { text: fillText(message.text, lookup) };
  if ('json' in message) return { json: fillJson(message.json as JsonValue, lookup) };
  if ('hex' in message) return { hex: fillText(message.hex, lookup) };
  return { base64: fillText(message.base64, lookup) };
}

const utf8 = new TextEncoder();

function payloadBytes(message: Outgoing): Uint8Array {
  if (message.kind === 'text') return utf8.encode(message.text);
  return 'bytes' in message ? message.bytes : new Uint8Array();
}

function notSendable(error: unknown, index: number): RpcError {
  const cause =
    error instanceof RpcError ? error.failure.cause : error instanceof Error ? error.message : String(error);
  return new RpcError({
    code: error instanceof Unfilled ? 'unresolved-variable' : 'invalid-message',
    message: t('Step {0} of the scenario could not be sent.', index + 1),
    cause,
    remedy:
      error instanceof Unfilled
        ? t('Give it a value in `variables`, on the command line, or extract it from a message before.')
        : t('Correct it in the scenario.'),
  });
}
