import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { ANNOUNCE_INTERVAL, Announcer } from './announcements.ts';
import { useModels } from './models.ts';

/** Tells a screen reader what comes in while the newest rows are followed. */
export function LiveRegion() {
  const { table } = useModels();
  const said = useSignal('');
  const announcer = useRef<Announcer | null>(null);
  const later = useRef<number | undefined>(undefined);

  useSignalEffect(() => {
    const page = table.page.value;
    if (!page) return;
    if (!table.following.value) {
      announcer.current = null;
      return;
    }
    announcer.current ??= new Announcer(page.total);
    const say = (): void => {
      later.current = undefined;
      const text = announcer.current?.next(table.total.peek(), performance.now());
      if (text !== undefined) said.value = text;
    };
    say();
    // The last rows of a burst are told too, once the interval is over.
    later.current ??= window.setTimeout(say, ANNOUNCE_INTERVAL);
  });
  return (
    <div class="for-reader" role="log" aria-live="polite">
      {said.value}
    </div>
  );
}
