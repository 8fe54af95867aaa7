import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ProgressRing } from '../controls/ProgressRing.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { partFailure } from './partFailure.ts';

/** A view whose script is loaded when it is first shown. */
export function shownLater(load: () => Promise<ComponentType>): ComponentType {
  let loaded: ComponentType | undefined;
  return function ShownLater() {
    const [, drawAgain] = useState(0);
    const [error, fail] = useState<{ error: unknown }>();
    useEffect(() => {
      if (loaded) return;
      load().then(
        (part) => {
          loaded = part;
          drawAgain((times) => times + 1);
        },
        (reason: unknown) => fail({ error: reason }),
      );
    }, []);
    if (error) return <FailureNotice failure={partFailure(error.error)} />;
    if (loaded) {
      const Part = loaded;
      return <Part />;
    }
    return (
      <div class="empty">
        <ProgressRing />
      </div>
    );
  };
}
