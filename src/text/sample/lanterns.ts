import type { SampleArticle } from './article.ts';

export const lanterns: SampleArticle = {
  id: 63,
  slug: 'ninety-lanterns-one-choir',
  title: 'Ninety lanterns, one choir, and the song that everyone knew after all',
  summary:
    'The choir of Larkenhead had six singers left and no hall. It asked whoever could hold a tune or a lantern to come to the square.',
  author: 'Tobin Ashgrove',
  category: 'valley-life',
  picture: 'lanterns',
  pictureAlt:
    'Six singers and two children with lanterns in a village square at night, under strings of lights',
  caption: 'The first verse, with the tower clock on time for once.',
  html: `<p class="wp-block-paragraph">The notice was four lines long. The choir of Larkenhead, it said, has six singers left, the hall has a roof left but not all of it, and there is a song that should be sung once a year. Come to the square at nine. Bring a voice or a lantern.</p>

<p class="wp-block-paragraph">They had put out thirty sheets of music. By nine there were ninety lanterns, and the sheets went to those who could read them by that light, which was nobody.</p>

<h2 class="wp-block-heading">It was not needed</h2>

<p class="wp-block-paragraph">Maud Pellerin, who has led the choir since she was twenty, gave the note and lifted her hand. What came back, she said later, was not what is written, and she would not change a bar of it. Four verses are known. At the fifth, which has not been sung in living memory, a voice from the back went on alone. It was Hettie Broom, whom readers will remember from <a href="/sample/footbridge-nether-quill-opens/">the bridge</a>.</p>

<blockquote class="wp-block-quote"><p class="wp-block-paragraph">My mother sang it when she hung out the washing. I did not know that it was a secret.</p><cite>Hettie Broom</cite></blockquote>

<p class="wp-block-paragraph">Some of those who were there have since put their names down, and the choir has thirty-four singers now:</p>

<ul class="wp-block-list">
<li>rehearsals are on Wednesdays at seven, in <a href="/sample/library-stays-open-on-sundays/">the library</a>, until the roof is whole</li>
<li>those who come <a href="/sample/late-train-returns-on-fridays/">by the late train</a> may join at the second verse</li>
<li>the fifth verse has been written down, in three spellings</li>
</ul>`,
  comments: [
    {
      author: 'Maud P.',
      text: 'Tenors. I say no more than that. Tenors.',
      after: 20,
    },
    {
      author: 'One of the six',
      text: 'I have sung in that square for thirty years, and I never heard it answer before.',
      after: 55,
    },
    {
      author: 'Marrick Dale',
      text: 'The lantern is my grandfather’s. It has had a busy spring.',
      after: 240,
    },
  ],
};
