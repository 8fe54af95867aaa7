import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { ANNOUNCE_INTERVAL, Announcer } from './announcements.ts';
import { useModels } from './models.ts';
import { SearchAnnouncer } from './searchAnnouncements.ts';

/** Tells a screen reader how a search goes, and what comes in while the newest rows are followed. */
export function LiveRegion() {
  const { table } = useModels();
  const said = useSignal('');
  const announcer = useRef<Announcer | null>(null);
  const later = useRef<number | undefined>(undefined);
  const searches = useRef(new SearchAnnouncer());

  useSignalEffect(() => {
    const page = table.page.value;
    if (!page) return;
    const going = table.search.going.value;
    const stopped = table.search.stopped.value;
    const { view, total: hits } = page;
    const state = { going, stopped, progress: table.search.progress.value, view, hits };
    const told = searches.current.next(state, performance.now());
    if (told !== undefined) said.value = told;
    // What a search finds is not new.
    if (going || told !== undefined || !table.following.value) {
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
