import { visibleSegments } from '../format/visibleText.ts';

/** Text with its unseen characters made visible; `lines` keeps line ends and tabs as such. */
export function VisibleText({ text, lines = false }: { text: string; lines?: boolean }) {
  return (
    <>
      {visibleSegments(text, lines).map((segment, index) =>
        segment.kind === 'mark' ? (
          <span key={index} class="mark" data-name={segment.name}>
            {segment.text}
          </span>
        ) : (
          segment.text
        ),
      )}
    </>
  );
}
