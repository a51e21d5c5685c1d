import type { SampleArticle } from './article.ts';

export const library: SampleArticle = {
  id: 48,
  slug: 'library-stays-open-on-sundays',
  title: 'Seven votes to two: the library stays open on Sundays',
  summary:
    'The council met for three hours about four. At the end of it the keys went to eleven volunteers and one very good cake.',
  author: 'Tobin Ashgrove',
  category: 'town-hall',
  picture: 'library',
  pictureAlt:
    'A brick library with tall lit windows full of books, a blossoming tree and a reader on a bench',
  caption: 'Sunday afternoon at the library in Merrelford. The bench is taken, as ever.',
  html: `<p class="wp-block-paragraph">The question before the council on Thursday was four hours long. May the library in Merrelford stay open on Sundays from one to five, although there is no money for it? The debate took three hours, with one break, and ended at seven votes to two.</p>

<p class="wp-block-paragraph">What turned it was a sheet of paper from the children’s room. Somebody had asked visitors to draw what they do on Sundays. Forty-four drawings were handed in. On thirty-eight of them there is a table, a lamp, and somebody else at the table.</p>

<h2 class="wp-block-heading">How it will work</h2>

<p class="wp-block-paragraph">Eleven people have said that they will hold the keys by turns, two at a time. They get a morning’s teaching in how to lend, how to mend a spine, and how to tell a person kindly that it is five o’clock. The boiler stays on low; those who feel the cold are asked to sit in History.</p>

<blockquote class="wp-block-quote"><p class="wp-block-paragraph">I voted against, and I was wrong by the time I had my coat on. Put me down for the second Sunday.</p><cite>Councillor Bram Okell</cite></blockquote>

<p class="wp-block-paragraph">Those who would like to help can sign the list at the desk. Bread for the first Sunday comes from <a href="/sample/the-baker-who-gets-up-at-two/">Mill Lane</a>, crumbs are allowed in the reading room, and the <a href="/sample/late-train-returns-on-fridays/">train timetable</a> can be had there in large print.</p>`,
  comments: [
    {
      author: 'Hettie Broom',
      text: 'I shall be in History, with a rug.',
      after: 25,
    },
    {
      author: 'B. Okell',
      text: 'It was the drawing with the cat on the atlas, if anybody asks.',
      after: 75,
    },
  ],
};
