/** The frame of every sample page: a bar that says what the site is, masthead, sections, footer. */
import type { ComponentChildren, VNode } from 'preact';
import { type SampleCategory, sampleCategories } from '../../text/sample/article.ts';
import { sampleText as text } from '../../text/sample/site.ts';
import { assets } from '../pages/assets.ts';
import { SampleBar } from './bar.tsx';
import type { SampleView } from './view.ts';

interface FrameProps {
  view: SampleView;
  title: string;
  /** Path below `/sample/`, with a trailing slash. */
  path: string;
  description: string;
  section?: SampleCategory;
  /** Whether the nameplate is the page's heading. */
  front?: boolean;
  children: ComponentChildren;
}

const sections = Object.entries(sampleCategories) as [SampleCategory, string][];

export const sectionPath = (category: SampleCategory): string => `/sample/category/${category}/`;

export function SampleFrame({ view, title, path, description, section, front, children }: FrameProps): VNode {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{front ? `${text.name} – ${text.tagline}` : `${title} – ${text.name}`}</title>
        <meta name="description" content={description} />
        <link rel="canonical" href={`${view.baseUrl}/sample${path}`} />
        <link
          rel="alternate"
          type="application/rss+xml"
          title={`${text.name} » Feed`}
          href={`${view.baseUrl}/sample/feed/`}
        />
        <link rel="icon" type="image/png" href="/sample/pictures/courier.png" />
        <link rel="stylesheet" href={assets.sample} />
      </head>
      <body>
        <a class="skip" href="#news">
          {text.skip}
        </a>
        <SampleBar {...view} />
        <Masthead now={view.now} front={front} section={section} />
        <main id="news">{children}</main>
        <footer>
          <p class="nameplate">{text.name}</p>
          <p>{text.foot}</p>
          <p>
            <a href="/sample/">{text.home}</a> <a href="/sample/feed/">{text.frontPage.feed}</a>
          </p>
        </footer>
      </body>
    </html>
  );
}

function Masthead(props: {
  now: Date;
  front: boolean | undefined;
  section: SampleCategory | undefined;
}): VNode {
  const Name = props.front ? 'h1' : 'p';
  return (
    <header>
      <p class="today">
        <time dateTime={props.now.toISOString().slice(0, 10)}>{text.longDay(props.now)}</time>
      </p>
      <Name class="nameplate">
        <a href="/sample/">{text.name}</a>
      </Name>
      <p class="tagline">{text.tagline}</p>
      <nav aria-label={text.sections}>
        <ul>
          {sections.map(([category, name]) => (
            <li key={category}>
              <a href={sectionPath(category)} aria-current={category === props.section ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
