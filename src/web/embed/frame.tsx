/** The follow bar as a page for a frame: the form is open, everything else is a link, and nothing needs a script. */
import type { ComponentChildren, VNode } from 'preact';
import { directionOf } from '../../lib/languages.ts';
import { type BarLink, barLinks, type SharedPage } from '../../model/publications/social.ts';
import { assets } from '../pages/assets.ts';
import type { Followed } from '../reader/follow/read-form.ts';
import { icons } from './files.ts';
import { labelOf } from './script.ts';
import type { Theme } from './style.ts';

export interface FrameProps extends Followed {
  /** Address of the page to share. */
  page: SharedPage;
  theme: Theme | undefined;
}

/** What a frame can show instead of the form. */
export type Panel = 'share' | 'wechat';

/** Returns the frame's own address with all of its parameters. */
export function frameUrl({ publication, page, theme }: FrameProps, show?: Panel): string {
  const query = new URLSearchParams({ ...page, ...(theme && { theme }), ...(show && { show }) });
  return `/embed/${publication.slug}?${query}`;
}

/** `alone` omits the row of icons, so that the reader reads the message first. */
export function Frame(
  props: FrameProps & { title: string; alone?: boolean; children: ComponentChildren },
): VNode {
  const { publication, text, page, theme, title, alone, children } = props;
  return (
    <html lang={text.code} dir={directionOf(text.code)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        <link
          rel="stylesheet"
          href={`/embed/${publication.slug}/frame.css${theme ? `?theme=${theme}` : ''}`}
        />
        <script type="module" src={assets.frame} />
      </head>
      <body>
        <main class="bar">
          {children}
          {!alone && (
            <nav class="icons" aria-label={text.embed.bar(publication.name)}>
              {barLinks({ social: publication.social, ...page }).map((link) => (
                <Icon key={link.name} link={link} frame={props} />
              ))}
            </nav>
          )}
        </main>
      </body>
    </html>
  );
}

/** A link of the bar. The two that need extra space open in the frame, the others in a new tab. */
function Icon({ link, frame }: { link: BarLink; frame: FrameProps }): VNode {
  const { name, does, url } = link;
  const { publication, text } = frame;
  const here = name === 'share' || name === 'wechat';
  const label =
    name === 'share' ? text.embed.share : labelOf(text.embed, name, does === 'visit', publication.name);
  const tab = here ? {} : { target: '_blank', rel: 'noopener' };
  return (
    <a
      class={`icon ${name}`}
      aria-label={label}
      title={label}
      href={here ? frameUrl(frame, name) : url}
      {...tab}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={icons[name].path} />
      </svg>
    </a>
  );
}
