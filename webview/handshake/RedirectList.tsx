import { t } from '../../src/contract/l10n.ts';
import type { Redirect } from '../../src/contract/model.ts';
import { visibleText } from '../format/visibleText.ts';

/** The way to the address that answered, and what was not sent on. */
export function RedirectList({ redirects }: { redirects: readonly Redirect[] }) {
  return (
    <section>
      <h2>
        {t('Redirects')} <span class="quiet">{t('{0} followed', redirects.length)}</span>
      </h2>
      <ol class="redirects">
        {redirects.map(({ url, status, location, omitted }, index) => (
          <li key={index}>
            <div class="redirect-way">
              {visibleText(url)} <span class="quiet">{t('answered {0}, to', status)}</span> {visibleText(location)}
            </div>
            {omitted.length > 0 && (
              <div class="quiet">
                {t('Not sent on, because that is another origin: {0}', visibleText(omitted.join(', ')))}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
