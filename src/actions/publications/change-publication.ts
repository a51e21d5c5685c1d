import type { PublicationDraft } from '../../model/publications/draft.ts';
import type { Publication } from '../../model/publications/publication.ts';
import type { SettingsForm } from '../../model/publications/settings/fields.ts';
import type { SettingsProblems } from '../../model/publications/settings/problems.ts';
import { readSettings } from '../../model/publications/settings/read-settings.ts';
import type { Store } from '../../store/engine/store.ts';
import { chooseFullText } from '../../store/feeds/feeds.ts';
import { endInstantHold } from '../../store/issues/instant-hold.ts';
import { deleteDraft } from '../../store/publications/drafts.ts';
import { publicationBySlug, updatePublication } from '../../store/publications/publications.ts';
import type { PollDeps } from '../feeds/poll-deps.ts';
import { openPublication } from './add-publication.ts';

type Wrong = { kind: 'wrong'; problems: SettingsProblems };

/**
 * Makes a publication from an owner's draft: stores it and imports the articles of its feed. They all count as seen.
 */
export async function publishDraft(
  deps: PollDeps,
  draft: PublicationDraft,
  form: SettingsForm,
): Promise<{ kind: 'added'; slug: string } | Wrong> {
  const reading = readSettings(form);
  if (reading.kind === 'wrong') return reading;
  const { settings } = reading;
  const taken: Wrong = { kind: 'wrong', problems: { slug: { code: 'slug-taken' } } };
  if (await publicationBySlug(deps.store, settings.slug)) return taken;
  const feed = draft.feeds.find(({ url }) => url === draft.feedUrl) ?? draft.feeds[0]!;
  const added = await openPublication(deps, settings, { url: feed.url, title: feed.title });
  if (!added) return taken;
  await deps.store.write((tx) => deleteDraft(tx, draft.ownerId));
  return { kind: 'added', slug: settings.slug };
}

/** Changes the settings of a publication and of its feeds. The slug stays, because it is in links that readers have. */
export async function changePublication(
  { store }: { store: Store },
  publication: Publication,
  form: SettingsForm,
): Promise<{ kind: 'changed' } | Wrong> {
  const reading = readSettings({ ...form, slug: publication.slug });
  if (reading.kind === 'wrong') return reading;
  const { slug: _, ...set } = reading.settings;
  await store.write(async (tx) => {
    await updatePublication(tx, publication.id, set);
    if (set.quietFrom !== publication.quietFrom || set.quietTo !== publication.quietTo)
      await endInstantHold(tx, publication.id);
  });
  await store.write((tx) => chooseFullText(tx, publication.id, form.fullText));
  return { kind: 'changed' };
}
