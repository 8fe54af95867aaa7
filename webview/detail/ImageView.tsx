import { useEffect, useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { PayloadPart } from '../../src/contract/model.ts';
import { formatLength } from '../format/amounts.ts';
import { imageHeader } from './imageHeader.ts';
import { imageRefusal } from './imageRefusal.ts';

/** The image that the bytes are. It has an address of its own as long as it is shown. */
export function ImageView({ part }: { part: PayloadPart }) {
  const header = imageHeader(part.bytes);
  const refusal = imageRefusal(part, header);
  const [address, setAddress] = useState<string>();
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    setBroken(false);
    if (refusal !== undefined || !header) return;
    const made = URL.createObjectURL(new Blob([Uint8Array.from(part.bytes)], { type: header.type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [part.bytes]);
  if (refusal !== undefined) return <p class="quiet">{refusal}</p>;
  if (broken) return <p class="quiet">{t('It begins like an image, but cannot be shown as one.')}</p>;
  const { width, height } = header?.size ?? {};
  const words = `${header?.type ?? ''}, ${width} × ${height}, ${formatLength(part.total)}`;
  return (
    <figure class="image">
      {address !== undefined && (
        <img src={address} alt={t('The payload as an image: {0}', words)} onError={() => setBroken(true)} />
      )}
      <figcaption class="quiet">{words}</figcaption>
    </figure>
  );
}
