import type { SampleArticle } from './article.ts';

export const bridge: SampleArticle = {
  id: 12,
  slug: 'footbridge-nether-quill-opens',
  title: 'The footbridge at Nether Quill is open again, two inches higher',
  summary:
    'Eleven months after the flood took it, the way across the Merrel is back. Nobody had to walk round by the ford this morning, and nobody seemed to know what to do with the time.',
  author: 'Nell Hathersby',
  category: 'town-hall',
  picture: 'bridge',
  pictureAlt: 'Two grown-ups and a child stand on a wooden footbridge over a wide green river',
  caption: 'The first three across, a little before eight. The fourth was a dog.',
  html: `<p class="wp-block-paragraph">At eight o’clock this morning Hettie Broom cut a length of baling twine with her kitchen scissors, and the footbridge at Nether Quill was open. She is ninety-one, she was carried over the first one as a baby, and she had been asked to say a few words. “Mind the third board,” she said, and went across.</p>

<p class="wp-block-paragraph">The old bridge went down the Merrel on a wet night last spring, in one piece, and was found at the weir in Merrelford with a surprised heron on it. Since then the forty households on the east bank have walked round by the ford: twenty-five minutes in dry weather, and an hour when the river is up.</p>

<h2 class="wp-block-heading">Larch from the hill, nails from the forge</h2>

<p class="wp-block-paragraph">The new one is of larch from Pennow Hill, felled and sawn within sight of the river. It stands two inches higher than the old one, which does not sound like much until one hears that the flood passed under the old deck with an inch and a half to spare for sixty years, and over it once.</p>

<blockquote class="wp-block-quote"><p class="wp-block-paragraph">We could have had steel in six weeks. But steel does not smell like this, and it does not creak when the baker comes.</p><cite>Ansel Tripp, carpenter</cite></blockquote>

<p class="wp-block-paragraph">It cost a little less than the council had put aside. What is left will pay for a bench on the west side, facing the water. A wish list for the bench hangs in the post office until Friday; so far it says “a back”, “no back”, and “not too near the nettles”.</p>`,
  comments: [
    {
      author: 'Wilma at the post office',
      text: 'For the record: a back. My knees have voted.',
      after: 95,
    },
    {
      author: 'Ned P.',
      text: 'Crossed it four times before lunch, and I had no reason to go anywhere. Well done, Ansel.',
      after: 260,
    },
    {
      author: 'East Bank Edna',
      text: 'It is the second board, not the third. Ask me how I know.',
      after: 1130,
    },
  ],
};
