import type { SampleArticle } from './article.ts';

export const storks: SampleArticle = {
  id: 52,
  slug: 'storks-on-the-mill-chimney',
  title: 'Two storks, two eggs, and a mill that may not light its stove',
  summary:
    'They came in from the south on Sunday evening, looked at three chimneys and took the one with the view.',
  author: 'Nell Hathersby',
  category: 'farm-and-field',
  picture: 'storks',
  pictureAlt: 'Two storks in a nest on a brick chimney over red roofs, in front of a large evening sun',
  caption: 'He brings the sticks, she puts them where they belong.',
  html: `<p class="wp-block-paragraph">For the first time since the hard winter there are storks in the valley. They came in low over Pennow Hill on Sunday evening, circled the school, thought about the town hall, and settled on the chimney of the mill, from which one can see both the river and the frogs.</p>

<p class="wp-block-paragraph">Since Wednesday there are two eggs. The miller, Idris Vane, went up the ladder as far as the gutter, was clattered at, and came down again. His stove stays cold until the summer, and he grinds in a coat.</p>

<h2 class="wp-block-heading">What they need from us</h2>

<ul class="wp-block-list">
<li>Quiet on the mill side of the weir until the young ones can stand</li>
<li>No kites over the lower meadow; the far one is fine</li>
<li>Sticks, about as long as an arm, may be left at the mill gate</li>
</ul>

<blockquote class="wp-block-quote"><p class="wp-block-paragraph">They have no rent to pay, and they look at me as if I had.</p><cite>Idris Vane, miller</cite></blockquote>

<p class="wp-block-paragraph">Class 4 keeps a diary of the nest from the bell tower, between the <a href="/sample/school-garden-feeds-the-canteen/">sunflowers</a> and double arithmetic, and puts it up at the library, where it can be read <a href="/sample/library-stays-open-on-sundays/">on Sundays, too</a>. The eggs should hatch in a month. Bets are taken at the bakery, in rolls.</p>`,
  comments: [
    {
      author: 'Class 4',
      text: '16:40, he brought a stick. 16:42, she threw it out.',
      after: 18,
    },
    {
      author: 'Idris Vane',
      text: 'Thank you for the coat, whoever you are.',
      after: 130,
    },
    {
      author: 'Jory at the bakery',
      text: 'Eleven rolls on the 19th so far. The kitchen has put a loaf on the 21st.',
      after: 205,
    },
  ],
};
