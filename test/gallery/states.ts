/** Every mail in every state, from fixtures: what the golden tests hold fast and the gallery shows. */
import {
  type ComposedMail,
  composeIssue,
  composeMessage,
  composeNotice,
} from '../../src/mail/message/compose.ts';
import type { IssueInput } from '../../src/mail/render/issue-values.ts';
import type { LetterInput } from '../../src/mail/render/letter-values.ts';
import type { ArticleView } from '../../src/mail/render/look.ts';
import type { NoticeInput } from '../../src/mail/render/notice-values.ts';
import type {
  MessagePurpose,
  PublicationLook,
  RenderedMail,
  Renderer,
} from '../../src/mail/render/render.ts';
import { pollText } from '../../src/text/owner/poll.ts';
import { harbourArticles, harbourDigest } from '../fixtures/mails/harbour.ts';
import { issueInput } from '../fixtures/mails/load.ts';

export interface MailState {
  /** Of its golden files too. */
  name: string;
  group: 'Articles' | 'Digests' | 'Letters' | 'Messages' | 'Notices to owners';
  render(renderer: Renderer): RenderedMail;
  /** The whole mail, as it goes over SMTP. */
  compose(rendered: RenderedMail): Promise<ComposedMail>;
}

const baseUrl = 'https://post.example.org';
const tokens = { unsubscribe: 'eyJzdWJzY3JpYmVySWQiOjd9.aaaa', manage: 'eyJzdWJzY3JpYmVySWQiOjd9.bbbb' };
const links = {
  manageUrl: `${baseUrl}/manage/${tokens.manage}`,
  unsubscribeUrl: `${baseUrl}/unsubscribe/${tokens.unsubscribe}`,
};
const date = new Date('2026-03-24T08:00:00Z');
const envelope = { baseUrl, date, deliveryId: 4711, to: 'reader@example.net' };
const almanac = issueInput('one-article').publication;
const daftar = issueInput('two-articles-rtl').publication;

const sender = (look: PublicationLook) => ({
  id: 3,
  slug: look.slug,
  name: look.name,
  fromName: look.fromName,
  fromAddress: `news@${look.slug}.example`,
  replyTo: null,
});

const issue = (name: string, group: 'Articles' | 'Digests', input: IssueInput): MailState => ({
  name,
  group,
  render: (renderer) => renderer.issue(input),
  compose: (rendered) =>
    composeIssue({
      ...envelope,
      rendered,
      tokens,
      issueId: 42,
      publication: sender(input.publication),
      marker: input.marker,
      cadence: input.cadence,
      readUrl: input.readUrl,
    }),
});

const letter = (
  name: string,
  changes: Partial<LetterInput> & { publication: PublicationLook },
): MailState => {
  const { marker } = issueInput('one-article');
  const input = { marker, baseUrl, date, language: 'en', title: '', html: '', text: '', ...changes };
  return {
    name,
    group: 'Letters',
    render: (renderer) => renderer.letter(input),
    compose: (rendered) =>
      composeIssue({
        ...envelope,
        rendered,
        tokens,
        issueId: 43,
        readUrl: null,
        marker,
        cadence: 'instant',
        publication: sender(input.publication),
      }),
  };
};

const message = (
  name: string,
  purpose: MessagePurpose,
  publication = almanac,
  language = 'en',
): MailState => {
  const kind = purpose.kind === 'confirm' || purpose.kind === 'already' ? 'confirmation' : purpose.kind;
  return {
    name,
    group: 'Messages',
    render: (renderer) => renderer.message({ publication, baseUrl, language, purpose }),
    compose: (rendered) =>
      composeMessage({
        ...envelope,
        rendered,
        kind,
        publication: sender(publication),
        tokens: kind === 'welcome' ? tokens : null,
      }),
  };
};

const notice = (
  name: string,
  changes: Pick<NoticeInput, 'kind' | 'data'> & Partial<NoticeInput>,
): MailState => {
  const url = `${baseUrl}/owner/publications/almanac/feeds/1`;
  const input = { publication: almanac, articles: [], total: 0, url, baseUrl, ...changes };
  return {
    name,
    group: 'Notices to owners',
    render: (renderer) => renderer.notice(input),
    compose: (rendered) =>
      composeNotice({ ...envelope, rendered, noticeId: 7, publication: sender(input.publication) }),
  };
};

/** One article of a publication that is told in other words. */
function article(changes: Partial<ArticleView>, look: Partial<PublicationLook> = {}): IssueInput {
  const input = issueInput('one-article');
  const [first] = input.articles;
  return {
    ...input,
    publication: { ...input.publication, ...look },
    articles: [{ ...first!, ...changes }],
  };
}

const bare: Partial<ArticleView> = {
  title:
    'On the second Sunday after the flood the ovens were lit again in the lower town, and what came out of them was not what anybody had expected, least of all the bakers, who had slept for the first time in a week',
  author: null,
  imageUrl: null,
  commentsUrl: null,
  commentCount: null,
  publishedAt: null,
  html: '<p>It was bread all the same.</p>',
  text: 'It was bread all the same.',
  summary: 'It was bread all the same.',
};

const paragraphs = (...texts: string[]) => ({
  html: texts.map((text) => `<p>${text}</p>`).join(''),
  text: texts.join('\n\n'),
});

const film: Partial<ArticleView> = {
  title: 'Slack water: an hour at the harbour mouth',
  url: 'https://www.youtube.com/watch?v=abcdefghijk',
  ...paragraphs('Between two tides the water stands still, and the seals come in.'),
  summary: 'Between two tides the water stands still, and the seals come in.',
  commentsUrl: null,
  commentCount: null,
};

const paragraph = 'Ein langer Absatz über Brot, Mühlen und das Wetter. '.repeat(8).trim();
const endless: Partial<ArticleView> = {
  html: `<p>${paragraph}</p>`.repeat(400),
  text: Array.from({ length: 400 }, () => paragraph).join('\n\n'),
};

const sentences = '港の朝は静かだ。船が戻るころ、坂の上のパン屋に灯がともる。'.repeat(40);
const japanese: Partial<ArticleView> = {
  title: '港のパン屋、夜明け前の仕事',
  author: '佐藤 恵',
  html: `<h3>仕込み</h3><p>${sentences}</p><ul><li>小麦粉</li><li>塩</li></ul>`,
  text: `仕込み\n\n${sentences}\n\n- 小麦粉\n- 塩`,
  summary: '港の朝は静かだ。',
  commentCount: 0,
};

const branded: Partial<PublicationLook> = {
  color: '#ffd400',
  logoUrl: 'https://pictures.example/logo.png',
  font: 'serif',
  tagline: 'News from the quay and the slopes above it',
  footNote: 'Set in the evenings, sent in the mornings.\nAnswers to this mail are read by Morag.',
};

const ownLetter = {
  html: '<p>Dear readers,</p><p>the almanac is ten years old on Sunday. <a href="https://almanac.example/ten">Here is what comes next</a>, and why the oven is moving.</p><h2>What stays</h2><p>The recipes, the weather, and no advertising.</p><p>Ana</p>',
  text: 'Dear readers,\n\nthe almanac is ten years old on Sunday. Here is what comes next [https://almanac.example/ten], and why the oven is moving.\n\nWhat stays\n\nThe recipes, the weather, and no advertising.\n\nAna',
};

const place = { timezone: 'America/New_York', hour: 8, weekday: 1, monthDay: 1 };
const berlin = { ...place, timezone: 'Europe/Berlin' };
const confirmUrl = `${baseUrl}/confirm/eyJzdWJzY3JpYmVySWQiOjcsIm5vbmNlIjoieHh4In0.cccc`;
const titles = ['Rye', 'Spelt', 'Einkorn', 'Emmer', 'Durum'].map((title, index) => ({
  title,
  url: `https://almanac.example/${title.toLowerCase()}`,
  publishedAt: new Date(Date.UTC(2026, 2, 20 - index)),
}));

export const mailStates: MailState[] = [
  issue('article', 'Articles', issueInput('one-article')),
  issue('article-bare-long-title', 'Articles', article(bare, { postal: null, social: {} })),
  issue('article-film', 'Articles', article(film)),
  issue('article-too-long', 'Articles', article(endless)),
  issue('article-japanese', 'Articles', article(japanese, { language: 'ja', timezone: 'Asia/Tokyo' })),
  issue('article-hostile', 'Articles', issueInput('hostile-article')),
  issue('articles-arabic', 'Digests', issueInput('two-articles-rtl')),
  issue('digest-of-two', 'Digests', harbourDigest(2)),
  issue('digest-of-five', 'Digests', harbourDigest(5)),
  issue('digest-of-thirty', 'Digests', harbourDigest(30)),
  issue('digest-by-category', 'Digests', harbourDigest(12, { digestGroups: 'category' })),
  issue('digest-by-feed', 'Digests', harbourDigest(8, { digestGroups: 'feed' }, { cadence: 'weekly' })),
  issue('digest-whole', 'Digests', harbourDigest(4, { digestExtent: 'whole' })),
  issue('digest-shortened', 'Digests', {
    ...harbourDigest(4, { digestExtent: 'whole' }, { cadence: 'monthly' }),
    articles: harbourArticles(4).map((each, index) => (index === 2 ? { ...each, ...endless } : each)),
  }),
  issue('digest-german-reader', 'Digests', harbourDigest(4, {}, { cadence: 'weekly', language: 'de' })),
  issue('digest-branded', 'Digests', harbourDigest(3, branded, { beyond: 7 })),
  letter('letter', { publication: almanac, title: 'Ten years, and a new oven', ...ownLetter }),
  letter('letter-hebrew', {
    publication: { ...almanac, language: 'he', name: 'יומן האופים', font: 'humanist' },
    title: 'עשר שנים ותנור חדש',
    ...paragraphs('קוראים יקרים,', 'ביום ראשון ימלאו ליומן עשר שנים. תודה שקראתם איתנו.'),
  }),
  message('confirm', { kind: 'confirm', url: confirmUrl, schedule: { cadence: 'instant', ...place } }),
  message('confirm-weekly', { kind: 'confirm', url: confirmUrl, schedule: { cadence: 'weekly', ...place } }),
  message(
    'confirm-arabic',
    { kind: 'confirm', url: confirmUrl, schedule: { cadence: 'daily', ...place } },
    daftar,
  ),
  message(
    'confirm-german',
    { kind: 'confirm', url: confirmUrl, schedule: { cadence: 'monthly', ...berlin } },
    { ...almanac, language: 'de', name: 'Der Backkalender', fromName: 'Der Backkalender' },
    'de',
  ),
  message('already', { kind: 'already', ...links }),
  message('welcome', { kind: 'welcome', schedule: { cadence: 'weekly', ...place }, ...links }),
  message('goodbye', { kind: 'goodbye', undoUrl: links.unsubscribeUrl, undoHours: 24 }),
  message('link', { kind: 'link', url: `${baseUrl}/manage/eyJzdWJzY3JpYmVySWQiOjd9.dddd`, minutes: 30 }),
  message('address', { kind: 'address', url: `${baseUrl}/address/eyJzdWJzY3JpYmVySWQiOjd9.eeee`, days: 2 }),
  message('moved', { kind: 'moved' }),
  notice('notice-flood', {
    kind: 'flood',
    articles: titles,
    total: 27,
    data: { feed: 'Almanac, all posts', count: 27, limit: 10 },
  }),
  notice('notice-feed-failing', {
    kind: 'feed-failing',
    data: { feed: 'Almanac', reason: 'There is nothing at https://almanac.example/feed.' },
  }),
  notice('notice-feed-gone', { kind: 'feed-gone', data: { feed: 'Almanac' } }),
  notice('notice-return', {
    kind: 'return',
    data: { reason: pollText.suppressedBy('olive@almanac.example') },
  }),
];
