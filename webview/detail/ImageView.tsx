import { useEffect, useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { Failure, PayloadPart } from '../../src/contract/model.ts';
import { failureOf } from '../../src/contract/rpc.ts';
import { FailureNotice } from '../panel/FailureNotice.tsx';
import { formatLength } from '../format/amounts.ts';
import { imageHeader } from './imageHeader.ts';
import { imageRefusal } from './imageRefusal.ts';

/** Reads the whole payload of an image; rejects where it is longer than the person wants to see. */
export type ReadImage = () => Promise<Uint8Array>;

/** The image that the bytes are, read to its end where only the beginning is here. It has an address as long as it is shown. */
export function ImageView({ part, read }: { part: PayloadPart; read: ReadImage }) {
  const header = imageHeader(part.bytes);
  const refusal = imageRefusal(header);
  const [address, setAddress] = useState<string>();
  const [broken, setBroken] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    setAddress(undefined);
    setFailure(undefined);
    setBroken(false);
    if (refusal !== undefined || !header) return;
    let made: string | undefined;
    let isGone = false;
    const show = (bytes: Uint8Array): void => {
      if (isGone) return;
      made = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: header.type }));
      setAddress(made);
    };
    if (part.bytes.length >= part.total) show(part.bytes);
    else read().then(show, (error: unknown) => !isGone && setFailure(failureOf(error)));
    return () => {
      isGone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [part.bytes]);
  if (refusal !== undefined) return <p class="quiet">{refusal}</p>;
  if (failure) return <FailureNotice failure={failure} />;
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
