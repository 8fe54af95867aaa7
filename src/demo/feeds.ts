/** Everything the demo server serves. */
import { reservedOpcode, invalidUtf8 } from './faults/breaches.ts';
import { closeCodes } from './faults/closeCodes.ts';
import { closes } from './faults/closes.ts';
import { cut } from './faults/cut.ts';
import { flood } from './faults/flood.ts';
import { fragments } from './faults/fragments.ts';
import { pings } from './faults/pings.ts';
import { badAcceptPath, http10Path, notFoundPath, okPath, unauthorizedPath } from './faults/refusals.ts';
import { silent } from './faults/silent.ts';
import { slow } from './faults/slow.ts';
import { chatFeed } from './feeds/chat.ts';
import { collabFeed } from './feeds/collab.ts';
import { echoFeed } from './feeds/echo.ts';
import { gameFeed } from './feeds/game.ts';
import { guideFeed } from './feeds/guide.ts';
import { marketFeed } from './feeds/market.ts';
import { progressFeed } from './feeds/progress.ts';
import { telemetryFeed } from './feeds/telemetry.ts';
import type { DemoPath, Fault, Feed } from './served.ts';

export const feeds: readonly Feed[] = [
  guideFeed,
  chatFeed,
  marketFeed,
  gameFeed,
  progressFeed,
  collabFeed,
  telemetryFeed,
  echoFeed,
];

export const faults: readonly Fault[] = [
  slow,
  silent,
  closes,
  closeCodes,
  unauthorizedPath,
  notFoundPath,
  okPath,
  http10Path,
  badAcceptPath,
  fragments,
  pings,
  reservedOpcode,
  invalidUtf8,
  cut,
  flood,
];

export const demoPaths: readonly DemoPath[] = [...feeds, ...faults].map(({ path, description }) => ({
  path,
  description,
}));
