import type { SampleArticle } from './article.ts';

export const lambs: SampleArticle = {
  id: 19,
  slug: 'forty-one-lambs-and-a-power-cut',
  title: 'Forty-one lambs and a power cut: a night at Pennow Farm',
  summary:
    'The lights went out across the upper valley at ten past nine. The ewes did not wait for them to come back.',
  author: 'Tobin Ashgrove',
  category: 'farm-and-field',
  picture: 'lambs',
  pictureAlt: 'A farmer with a lantern stands in the door of a red barn at night, among sheep and lambs',
  caption: 'One lantern, one moon, and no time to sit down.',
  html: `<p class="wp-block-paragraph">Every year there is one night on which everything comes at once. At Pennow Farm it was Tuesday. When the power failed at ten past nine, Marrick Dale had nine ewes in the barn that looked thoughtful, eleven that only pretended not to, a torch with a flat battery, and the lantern that his grandfather used for the same work.</p>

<p class="wp-block-paragraph">By four in the morning he had forty-one lambs. Eleven pairs, five sets of three, and four that came alone and made up for it in noise. All of them stood before they were dry.</p>

<h2 class="wp-block-heading">Who came up the hill</h2>

<p class="wp-block-paragraph">Nobody had called for help, since the telephone was off as well. But one can see the barn from most of the valley, and a lantern that goes to and fro at midnight tells its own story. In order of arrival:</p>

<ul class="wp-block-list">
<li>Oda Finch from the next farm, with towels and no questions</li>
<li>two of the Tripp boys, who had been told to go to bed</li>
<li>the vet, on foot, since the lane was under water again</li>
<li>a pan of soup, with nobody who would own up to it</li>
</ul>

<blockquote class="wp-block-quote"><p class="wp-block-paragraph">People say a night like that is bad luck. I had four pairs of hands and a full moon. I have had worse Tuesdays with the lights on.</p><cite>Marrick Dale</cite></blockquote>

<p class="wp-block-paragraph">The power came back at twenty past six, all at once, with the radio. The lambs are in the lower field now and can be looked at from the path. Please keep dogs on a lead, and please stop naming them from the gate: there are three called Biscuit already. Those who come from Nether Quill can take the short way again, over <a href="/sample/footbridge-nether-quill-opens/">the new footbridge</a>.</p>`,
  comments: [
    {
      author: 'Oda Finch',
      text: 'It was leek and potato, and I have a good idea whose pan that is.',
      after: 70,
    },
    {
      author: 'Class 3, Merrelford School',
      text: 'Dear Mr Dale, may we please call the smallest one Lamp? Class 3.',
      after: 610,
    },
  ],
};
