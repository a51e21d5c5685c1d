/** The form of a publication's settings: as it was sent, and as it is filled in. */
import { safeColor } from '../../model/colors.ts';
import type { SettingsForm } from '../../model/publication-settings.ts';
import { type SocialName, socialNames } from '../../model/social.ts';
import type { Feed, Publication } from '../../store/schema.ts';
import type { Form } from '../form.ts';

/** The field of a feed: whether its articles are read at their own page. */
export const fullTextField = (feedId: number): string => `fullText-${feedId}`;

/** Reads what `SettingsFields` sends; nothing is judged yet. `feeds` are those that the form shows. */
export function readSettingsForm(form: Form, feeds: Pick<Feed, 'id'>[] = []): SettingsForm {
  return {
    name: form('name'),
    slug: form('slug'),
    siteUrl: form('siteUrl'),
    language: form('language'),
    fromName: form('fromName'),
    fromAddress: form('fromAddress'),
    replyTo: form('replyTo'),
    postal: form('postal'),
    color: readColor(form),
    logoUrl: form('logoUrl'),
    holdMinutes: form('holdMinutes'),
    floodLimit: form('floodLimit'),
    defaultCadence: form('defaultCadence'),
    digestHour: form('digestHour'),
    social: socialOf(form),
    fullText: feeds.map(({ id }) => id).filter((id) => form(fullTextField(id)) !== ''),
  };
}

/** The settings of a publication and its feeds, to be filled into their form. */
export function formOf(publication: Publication, feeds: Pick<Feed, 'id' | 'fullText'>[]): SettingsForm {
  const { name, slug, siteUrl, language, fromName, fromAddress, color, defaultCadence } = publication;
  return {
    name,
    slug,
    siteUrl,
    language,
    fromName,
    fromAddress,
    replyTo: publication.replyTo ?? '',
    postal: publication.postal ?? '',
    color,
    logoUrl: publication.logoUrl ?? '',
    holdMinutes: String(publication.holdMinutes),
    floodLimit: publication.floodLimit === null ? '' : String(publication.floodLimit),
    defaultCadence,
    digestHour: String(publication.digestHour),
    social: socialOf((key) => publication.social[key as SocialName] ?? ''),
    fullText: feeds.filter(({ fullText }) => fullText).map(({ id }) => id),
  };
}

function socialOf(value: (name: SocialName) => string): Record<SocialName, string> {
  return Object.fromEntries(socialNames.map((name) => [name, value(name)])) as Record<SocialName, string>;
}

/** Typed, or picked: without scripts the two do not follow each other, so the one that was changed counts. */
function readColor(form: Form): string {
  const [typed, picked, shown] = [form('color'), form('colorPicked'), form('colorShown')];
  return typed === shown && picked && picked !== safeColor(shown) ? picked : typed;
}
