import type { SampleArticle } from './article.ts';

export const train: SampleArticle = {
  id: 41,
  slug: 'late-train-returns-on-fridays',
  title: 'The late train comes back: four carriages, Fridays only, bring a cushion',
  summary:
    'For the first time in twelve years one can see a play in the city and sleep in one’s own bed. The timetable fits on a postcard, and we print it here.',
  author: 'Imre Calloway',
  category: 'valley-life',
  picture: 'train',
  pictureAlt: 'A red train with lit windows crosses a viaduct at dusk, high above a river and fir trees',
  caption: 'The test run on the Larkenhead viaduct, a minute early.',
  html: `<p class="wp-block-paragraph">At 22:40 on Friday a train will stop at Larkenhead that was taken out of the timetable twelve years ago, “for the time being”. It is the same set of carriages, repainted, with the same seats. The valley line’s own advice is to bring a cushion.</p>

<p class="wp-block-paragraph">That it runs at all is owed to a school project. Two years ago the top class counted, on every Friday for a term, who drove to the city in the evening and who sat in the car alone. It came to two hundred and six people and a hundred and seventy-one cars. The line asked to see the tally sheets, and then asked to keep them.</p>

<h2 class="wp-block-heading">The timetable</h2>

<figure class="wp-block-table"><table><thead><tr><th>Fridays</th><th>To the city</th><th>Back home</th></tr></thead><tbody><tr><td>Larkenhead</td><td>17:55</td><td>22:40</td></tr><tr><td>Nether Quill</td><td>18:07</td><td>22:28</td></tr><tr><td>Merrelford</td><td>18:20</td><td>22:15</td></tr><tr><td>City</td><td>19:05</td><td>21:30</td></tr></tbody></table></figure>

<p class="wp-block-paragraph">At Nether Quill the train stops on request: wave on the platform, or tell the guard. From there it is six minutes on foot to the east bank, over <a href="/sample/footbridge-nether-quill-opens/">the bridge</a>, and the lamps on the path stay lit until eleven on Fridays.</p>

<blockquote class="wp-block-quote"><p class="wp-block-paragraph">I was the guard on the last one. I told them then that I would leave my whistle on the hook.</p><cite>Sunniva Holt, guard on the valley line</cite></blockquote>

<p class="wp-block-paragraph">The trial lasts until autumn. It needs ninety passengers a night to go on, which is not half of those who used to drive.</p>`,
  comments: [
    {
      author: 'Top class of that year',
      text: 'We are at three universities now, and all of us will be on the first one.',
      after: 12,
    },
    {
      author: 'Wilma at the post office',
      text: 'I sell cushions. I am only saying.',
      after: 48,
    },
    {
      author: 'A former passenger',
      text: 'Same seats? Then I know which one has the good spring.',
      after: 190,
    },
  ],
};
