import type { Redirect } from '../../src/contract/model.ts';
import { visibleText } from '../format/visibleText.ts';

/** The way to the address that answered, and what was not sent on. */
export function RedirectList({ redirects }: { redirects: readonly Redirect[] }) {
  return (
    <section>
      <h2>
        Redirects <span class="quiet">{redirects.length === 1 ? '1 followed' : `${redirects.length} followed`}</span>
      </h2>
      <ol class="redirects">
        {redirects.map(({ url, status, location, omitted }, index) => (
          <li key={index}>
            <div class="redirect-way">
              {visibleText(url)} <span class="quiet">answered {status}, to</span> {visibleText(location)}
            </div>
            {omitted.length > 0 && (
              <div class="quiet">Not sent on, because that is another origin: {visibleText(omitted.join(', '))}</div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
