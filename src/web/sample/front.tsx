/** The sample site's front page, its sections, and its page for an address that does not exist. */
import type { VNode } from 'preact';
import { type SampleCategory, sampleCategories } from '../../text/sample/article.ts';
import { sampleText as text } from '../../text/sample/site.ts';
import { SampleFrame } from './frame.tsx';
import { Story } from './story.tsx';
import type { SampleView } from './view.ts';

const words = text.frontPage;

export function FrontPage(view: SampleView): VNode {
  const [first, ...others] = view.articles;
  return (
    <SampleFrame view={view} title={text.name} path="/" description={text.tagline} front>
      {first && <Story article={first} heading="h2" lead />}
      <div class="columns">
        <section aria-labelledby="more">
          <h2 class="ruled" id="more">
            {words.more}
          </h2>
          <div class="cards">
            {others.map((article) => (
              <Story key={article.id} article={article} heading="h3" />
            ))}
          </div>
        </section>
        <Sidebar />
      </div>
    </SampleFrame>
  );
}

export function CategoryPage({ category, ...view }: SampleView & { category: SampleCategory }): VNode {
  const name = sampleCategories[category];
  const articles = view.articles.filter((article) => article.category === category);
  const path = `/category/${category}/`;
  return (
    <SampleFrame view={view} title={name} path={path} description={words.category(name)} section={category}>
      <h1>{name}</h1>
      <div class="columns">
        <section class="rows" aria-label={words.category(name)}>
          {articles.length === 0 && <p>{words.nothing}</p>}
          {articles.map((article) => (
            <Story key={article.id} article={article} heading="h2" />
          ))}
        </section>
        <Sidebar />
      </div>
    </SampleFrame>
  );
}

export function NotFoundPage(view: SampleView): VNode {
  return (
    <SampleFrame view={view} title={text.notFoundTitle} path="/" description={text.notFoundLead}>
      <div class="notice">
        <h1>{text.notFoundTitle}</h1>
        <p>{text.notFoundLead}</p>
        <p>
          <a href="/sample/">{text.home}</a>
        </p>
      </div>
    </SampleFrame>
  );
}

/** A plain form, as an owner may write it into any page: Postrider answers it with a page of its own. */
function Sidebar(): VNode {
  return (
    <div class="sidebar">
      <section class="panel" aria-labelledby="by-email">
        <h2 id="by-email">{words.followTitle}</h2>
        <p>{words.followLead}</p>
        <form method="post" action="/follow/sample">
          <label for="email">{words.email}</label>
          <input id="email" name="email" type="email" autocomplete="email" required />
          <button type="submit">{words.follow}</button>
        </form>
      </section>
      <section aria-labelledby="about">
        <h2 id="about">{words.aboutTitle}</h2>
        <p>{words.about}</p>
        <p>
          <a href="/sample/feed/">{words.feed}</a>
        </p>
      </section>
    </div>
  );
}
