import { VisibleText } from './VisibleText.tsx';

/** The payload as UTF-8; bytes that are not show as U+FFFD. */
export function TextView({ text }: { text: string }) {
  return (
    <pre class="payload-text" dir="auto">
      <VisibleText text={text} lines />
    </pre>
  );
}
