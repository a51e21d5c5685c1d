import type { SampleArticle } from './article.ts';

export const bakery: SampleArticle = {
  id: 33,
  slug: 'the-baker-who-gets-up-at-two',
  title: 'The baker who gets up at two, and the bread that waits for nobody',
  summary:
    'Jory Pask has taken over the bakery on Mill Lane. He has changed one thing, and half the town has an opinion on it.',
  author: 'Nell Hathersby',
  category: 'food-and-market',
  picture: 'bakery',
  pictureAlt: 'A lit bakery in a dark street at night, with loaves in the window and the baker at the door',
  caption: 'Mill Lane at four in the morning. There is always one bicycle.',
  html: `<p class="wp-block-paragraph">There is one lit window in Merrelford at two in the morning, and since last month the man behind it is new. Jory Pask came to the valley with a sack of rye, a forty-year-old sourdough in a jar, and the wish to live in a place where he could hear the river from the oven. He can, when the mixer is off.</p>

<p class="wp-block-paragraph">He bakes what was always baked on Mill Lane, from the old book with the burnt corner. The one thing that he changed is the hour. The door now opens at five, since that is when the bread is ready, “and bread does not read notices”. By seven the seeded loaves are gone.</p>

<blockquote class="wp-block-quote"><p class="wp-block-paragraph">I slept until seven for fifty-three years. Now I am awake at five for a roll with caraway. I do not know who I am any more.</p><cite>Corin Ashby, retired</cite></blockquote>

<h2 class="wp-block-heading">A loaf on the hook</h2>

<p class="wp-block-paragraph">Next to the till hangs a board with eleven brass hooks. Whoever buys a loaf can pay for a second one and hang a tag on the board; whoever is short that week takes a tag and is asked nothing. On the first day there were two tags. On Saturday there were more tags than hooks, and Ansel Tripp, who has just finished <a href="/sample/footbridge-nether-quill-opens/">the footbridge</a>, was asked to make a longer board.</p>

<p class="wp-block-paragraph">The bakery is shut on Mondays. So is Mr Pask.</p>`,
  comments: [
    {
      author: 'Corin A.',
      text: 'I stand by every word. Also, he should bake more of them.',
      after: 30,
    },
    {
      author: 'Night shift',
      text: 'To us it is the best thing that ever happened to this street. Warm rolls on the way home!',
      after: 85,
    },
  ],
};
