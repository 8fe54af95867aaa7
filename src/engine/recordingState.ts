import type { Recording } from '../contract/model.ts';

/** How the recording of a session goes, and since when: told of each change as it happens, asked whenever. */
export class RecordingState {
  #state: Recording['state'] = 'on';
  #since: number | undefined;

  /** The first of several notes of one state counts; cheap where nothing has changed. `now` gives milliseconds since the epoch. */
  note(state: Recording['state'], now: () => number): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#since = state === 'on' ? undefined : now();
  }

  tell(failure?: { error: Error; lostFrames: number }): Recording {
    return {
      state: this.#state,
      lostFrames: failure?.lostFrames ?? 0,
      ...(this.#since === undefined ? {} : { since: this.#since }),
      ...(failure === undefined ? {} : { error: failure.error.message }),
    };
  }
}
