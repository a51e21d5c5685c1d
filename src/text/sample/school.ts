import type { SampleArticle } from './article.ts';

export const school: SampleArticle = {
  id: 27,
  slug: 'school-garden-feeds-the-canteen',
  title: 'The school garden feeds the whole canteen for a week',
  summary:
    'A hundred and twelve dinners a day, from four beds and a row of sunflowers that were only meant to be measured.',
  author: 'Imre Calloway',
  category: 'schools',
  picture: 'school',
  pictureAlt: 'Two children with a watering can between vegetable beds in front of a school with a clock',
  caption: 'The beds in front of Merrelford School. The sunflowers are ahead of Class 4 by a head.',
  html: `<p class="wp-block-paragraph">It began as a sum. If one bed gives nine cabbages, and a cabbage makes eight helpings of soup, how many beds does a school need? Class 5 worked it out in the autumn, did not believe the answer, and asked for spades.</p>

<p class="wp-block-paragraph">This week the answer was on the table. From Monday to Friday everything that was green, orange or red in the canteen of Merrelford School had grown in front of its own windows, and everything that was neither came from farms that can be seen from the bell tower.</p>

<h2 class="wp-block-heading">What there was</h2>

<ul class="wp-block-list">
<li><strong>Monday:</strong> cabbage soup, which went better than feared</li>
<li><strong>Tuesday:</strong> carrot fritters with chive sauce</li>
<li><strong>Wednesday:</strong> pea pancakes, a long queue, no leftovers</li>
<li><strong>Thursday:</strong> tomato rice</li>
<li><strong>Friday:</strong> everything that was left, under a crust</li>
</ul>

<p class="wp-block-paragraph">Pia Lorrimer, who has run the kitchen for nineteen years, says that she has never had so many visitors before noon. “They come to see how their carrots are doing,” she says. “One asked whether it hurt.”</p>

<h2 class="wp-block-heading">And the slugs?</h2>

<p class="wp-block-paragraph">There was a plan for the slugs. It had a rota, gloves and a bucket, and it was voted down by Class 1, who had given some of them names. The school now plants one bed more than it needs, and calls it the slug tax. In the holidays the beds are looked after by neighbours; a list hangs at the gate, next to the one about <a href="/sample/forty-one-lambs-and-a-power-cut/">names for lambs</a>.</p>`,
  comments: [
    {
      author: 'A father of two',
      text: 'My son has eaten a cabbage. I have it in writing from the kitchen.',
      after: 45,
    },
    {
      author: 'Pia L.',
      text: 'The pea pancakes: two cups of peas, one of flour, two eggs, a spoon of patience.',
      after: 180,
    },
    {
      author: 'Hob',
      text: 'Slug tax! We should put that to the council.',
      after: 400,
    },
  ],
};
