/** Random streams that the sender of `ws` writes. Its masking keys are its own, not the seed's. */
import { closePayload, sentByWs, utf8, type WsSender } from '../support/frames/index.ts';
import type { Random } from '../support/random.ts';
import type { Stream } from './conversation.ts';

/** A stream of about so many frames, with a close frame at its end. */
export async function streamOfWs(
  random: Random,
  length: number,
  side: { fromServer: boolean; deflate: boolean },
): Promise<Stream> {
  let frames = 1;
  const bytes = await sentByWs(side, (sender, done) => {
    while (frames < length) frames += sendMessage(sender, random, side);
    sender.close(1000, utf8('enough'), !side.fromServer, done);
  });
  return { ...side, contextTakeover: true, bytes, frames };
}

/** Sends a message in one frame or several, with control frames between these; returns how many frames that were. */
function sendMessage(
  sender: WsSender,
  random: Random,
  { fromServer, deflate }: { fromServer: boolean; deflate: boolean },
): number {
  const mask = !fromServer;
  const binary = random.chance(0.5);
  const compress = deflate && random.chance(0.7);
  const fragments = random.chance(0.7) ? 1 : random.between(2, 5);
  let controls = 0;
  for (let i = 0; i < fragments; i++) {
    const text = `${random.pick(['tick', 'tack', 'ä€𝄞'])} `.repeat(random.pick([0, 1, 5, 30, 300]));
    const data = binary ? random.bytes(random.below(200)) : text;
    sender.send(data, { binary, compress, mask, fin: i === fragments - 1 }, () => undefined);
    if (!random.chance(0.2)) continue;
    controls++;
    const payload = closePayload(random.below(0x10000), utf8('?'));
    if (random.chance(0.5)) sender.ping(payload, mask, () => undefined);
    else sender.pong(payload, mask, () => undefined);
  }
  return fragments + controls;
}
