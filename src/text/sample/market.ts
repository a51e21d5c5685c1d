import type { SampleArticle } from './article.ts';

export const market: SampleArticle = {
  id: 58,
  slug: 'market-moves-under-the-limes',
  title: 'Market day moves under the limes, and finds some shade',
  summary: 'Twenty-three stalls have left the car park for the square. The car park has been told gently.',
  author: 'Imre Calloway',
  category: 'food-and-market',
  picture: 'market',
  pictureAlt: 'Market stalls with striped awnings under two lime trees in a square with a clock tower',
  caption: 'Honey, cheese and apples where the lorries used to turn.',
  html: `<p class="wp-block-paragraph">For thirty years the Saturday market stood in the car park behind the town hall, because the square in front of it was full of cars. Last Saturday somebody had a thought, and now it is the other way round.</p>

<p class="wp-block-paragraph">Twenty-three stalls stand in two rows under the limes. There is shade until two, there is somewhere to sit, and there are bees, which the woman who sells honey regards as advertising. The only complaint by noon was that one meets so many people that nothing gets bought.</p>

<h2 class="wp-block-heading">New this Saturday</h2>

<ul class="wp-block-list">
<li>Oda Finch sells the first cheese from the upper valley since her grandmother’s time</li>
<li>Knives are ground while you wait, next to the fountain</li>
<li>Merrelford School has a table with what <a href="/sample/school-garden-feeds-the-canteen/">its garden</a> could not finish</li>
</ul>

<blockquote class="wp-block-quote"><p class="wp-block-paragraph">In the car park people asked me what a thing cost. Here they ask me how I am, and then what it costs. I sell more, and I am better, thank you.</p><cite>Lowri Sedge, honey and wax</cite></blockquote>

<p class="wp-block-paragraph">The market opens at eight and ends when the clock on the tower says one, or when <a href="/sample/the-baker-who-gets-up-at-two/">the rolls</a> are gone. The clock is four minutes slow. It was decided, seven to two, to leave it.</p>`,
  comments: [
    {
      author: 'Knife grinder',
      text: 'Eighty-one knives and a pair of garden shears that had seen a war.',
      after: 35,
    },
    {
      author: 'Edna, east bank',
      text: 'Went for eggs at nine. Home at one, with a chair.',
      after: 150,
    },
  ],
};
