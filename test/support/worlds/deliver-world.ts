/** Everything that `deliver` needs, real but for the clock, sending into a sink. */
import pLimit from 'p-limit';
import { pino } from 'pino';
import { type DeliverDeps, deliver } from '../../../src/actions/deliveries/deliver.ts';
import { createLedger } from '../../../src/actions/deliveries/ledger.ts';
import { createRenderer } from '../../../src/mail/render/render.ts';
import { createSmtp } from '../../../src/mail/smtp/smtp.ts';
import { createTokens } from '../../../src/model/owners/tokens.ts';
import { dueBuckets } from '../../../src/store/deliveries/ledger.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import type { TestClock } from '../clock.ts';
import type { Sink } from '../servers/smtp-sink.ts';

const renderer = createRenderer();

export async function deliverWorld(
  store: Store,
  clock: TestClock,
  sink: Sink,
  settings: Parameters<Sink['settings']>[0] = {},
): Promise<DeliverDeps> {
  return {
    store,
    clock,
    log: pino({ level: 'silent' }),
    smtp: createSmtp(sink.settings(settings), { name: 'news.example' }),
    ledger: createLedger(store),
    renderer: await renderer,
    tokens: createTokens('a secret of at least thirty-two characters'),
    baseUrl: 'https://news.example',
    outage: { until: new Date(0) },
    inTurn: pLimit(1),
    stopping: new AbortController().signal,
  };
}

/** Delivers all that is due now; gives how many deliveries were handled. */
export async function deliverDue(world: DeliverDeps): Promise<number> {
  let handled = 0;
  for (const bucket of await dueBuckets(world.store, world.clock(), 5_000))
    handled += await deliver(world, bucket);
  return handled;
}
