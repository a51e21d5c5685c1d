/** Gives a new data folder of `npm run dev` an owner, the sample site and a reader who follows it. */
import { addFirstOwner } from '../../src/actions/owners/add-owner.ts';
import { addSample } from '../../src/actions/sample/add-sample.ts';
import { samplePublication } from '../../src/actions/sample/sample-site.ts';
import { importSubscribers } from '../../src/actions/subscribers/import-subscribers.ts';
import { openInstallation } from '../../src/main/open.ts';
import { createPolls } from '../../src/main/polls.ts';
import { owner, reader } from './account.mjs';

const installation = await openInstallation();
const polls = createPolls(installation);
await addFirstOwner(installation, owner.email, owner.password);
if ((await addSample(polls)).kind === 'added') {
  const publication = await samplePublication(installation.store);
  const row = { address: reader, addressKey: reader, cadence: 'instant' as const, timezone: null };
  const consent = { active: true, consent: 'npm run dev' };
  if (publication) await importSubscribers(installation, publication, [row], consent);
}
await polls.close();
await installation.store.close();
