/** The frame of the owner's pages: the signed-in owner, the current publication, links to its pages. */
import type { ComponentChildren, VNode } from 'preact';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Flash } from '../../../model/owners/tokens.ts';
import { safeColor } from '../../../model/publications/colors.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { ownerText } from '../../../text/owner/owner.ts';
import { english } from '../../../text/reader/catalogues.ts';
import { assets } from '../../pages/assets.ts';
import { Page } from '../../pages/page.tsx';

const text = ownerText.desk;

const deskPages = ['overview', 'readers', 'settings', 'install'] as const;
export type DeskPage = (typeof deskPages)[number];

/** Returns the address of a publication's page. */
export const deskPath = (slug: string, page: DeskPage = 'overview'): string =>
  `/owner/publications/${slug}${page === 'overview' ? '' : `/${page}`}`;

/** Returns the address of the page about a feed's articles that arrived all at once. */
export const floodPath = (slug: string, feedId: number): string => `${deskPath(slug)}/feeds/${feedId}`;

interface DeskProps {
  title: string;
  owner: Owner;
  publication?: Publication | undefined;
  page?: DeskPage;
  /** A sentence that says what was just done. */
  flash?: Flash | undefined;
  /** The page's own script. Without one, the desk's script converts times to the browser's time zone. */
  script?: string;
  children: ComponentChildren;
}

export function Desk(props: DeskProps): VNode {
  const { title, owner, publication, page, flash, script = assets.desk, children } = props;
  return (
    <Page
      text={english}
      title={publication ? `${title} – ${publication.name}` : title}
      desk={{ owner }}
      wide
      script={script}
    >
      {publication && <DeskNav publication={publication} page={page} />}
      {flash && (
        <p class={`flash ${flash.tone}`} role={flash.tone === 'good' ? 'status' : 'alert'}>
          {flash.text}
        </p>
      )}
      {children}
    </Page>
  );
}

function DeskNav({ publication, page }: { publication: Publication; page: DeskPage | undefined }): VNode {
  const { name, slug, color } = publication;
  return (
    <nav class="desk-nav" aria-label={name}>
      <p>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <rect width="12" height="12" rx="2" fill={safeColor(color)} />
        </svg>
        <strong>{name}</strong>
        <a href="/owner">{deskText.missing.all}</a>
      </p>
      <div class="tabs">
        {deskPages.map((each) => (
          <a key={each} href={deskPath(slug, each)} aria-current={each === page ? 'page' : undefined}>
            {text.pages[each]}
          </a>
        ))}
      </div>
    </nav>
  );
}

/** Says below a page with times in which time zone they are. */
export function ZoneNote(): VNode {
  const { utc, local } = deskText.times;
  return (
    <p class="small zone-note" data-zone-note={local}>
      {utc}
    </p>
  );
}
