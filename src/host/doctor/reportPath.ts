/** Path of a report's document, whose end is its tab's title: `/3/Check of feed.md`. */
export function reportPath(label: string, count: number): string {
  const name = label
    .replace(/[\\/:*?"<>|\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 60);
  return `/${count}/Check of ${name === '' ? 'a connection' : name}.md`;
}
