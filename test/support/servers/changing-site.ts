/** A site whose feed changes as feeds do in the course of years. */
import { writeRss } from '../../../src/actions/sample/write-rss.ts';

export interface Story {
  n: number;
  title: string;
  text: string;
  publishedAt: Date;
  slug: string;
  categories: string[];
}

export interface Manner {
  /** `https://valley.example` */
  origin: string;
  guid: (story: Story, origin: string) => string;
  /** The date that the feed states. */
  dated: (story: Story) => Date;
  order: (a: Story, b: Story) => number;
  /** How many stories the feed carries. */
  length: number;
}

const newestFirst = (a: Story, b: Story) => b.publishedAt.getTime() - a.publishedAt.getTime() || b.n - a.n;

/** As WordPress does it. */
export const usual: Manner = {
  origin: 'http://www.valley.example',
  guid: ({ n }, origin) => `${origin}/?p=${n}`,
  dated: ({ publishedAt }) => publishedAt,
  order: newestFirst,
  length: 10,
};

export function createSite() {
  const stories: Story[] = [];
  let count = 0;
  let manner = usual;
  return {
    stories,
    publish(publishedAt: Date, set: Partial<Story> = {}): Story {
      count += 1;
      const story = {
        n: count,
        publishedAt,
        slug: `2026/story-${count}`,
        categories: ['Local'],
        title: `Story ${count} from the valley`,
        text: `What happened in the valley on the day of story ${count}, told at some length by those who were there.`,
        ...set,
      };
      stories.push(story);
      return story;
    },
    /** From now on the feed is made like this. */
    adopt(set: Partial<Manner>) {
      manner = { ...manner, ...set };
    },
    get origin() {
      return manner.origin;
    },
    feed(): string {
      const { origin, guid, dated, order, length } = manner;
      const shown = stories.toSorted(newestFirst).slice(0, length).toSorted(order);
      return writeRss({
        title: 'The Valley',
        link: `${origin}/`,
        self: `${origin}/feed/`,
        description: '',
        language: 'en',
        builtAt: new Date('2026-01-01T00:00:00Z'),
        items: shown.map((story) => ({
          title: story.title,
          link: `${origin}/${story.slug}/?utm_source=feed`,
          guid: guid(story, origin),
          publishedAt: dated(story),
          categories: story.categories,
          summary: story.text,
          html: `<p>${story.text} <a href="${origin}/about/">About us</a></p>`,
        })),
      });
    },
  };
}
