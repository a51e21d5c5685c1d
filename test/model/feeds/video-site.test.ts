import { expect, it } from 'vitest';
import { videoSite } from '../../../src/model/feeds/video-site.ts';

it.each([
  ['https://www.youtube.com/watch?v=abcdefghijk', 'YouTube'],
  ['https://www.youtube.com/shorts/abcdefghijk', 'YouTube'],
  ['https://youtu.be/abcdefghijk', 'YouTube'],
  ['https://vimeo.com/123456', 'Vimeo'],
  ['https://vimeo.com/channels/staffpicks/123456', 'Vimeo'],
  ['https://www.dailymotion.com/video/x8abc', 'Dailymotion'],
])('%s is a film on %s', (address, site) => {
  expect(videoSite(address)).toBe(site);
});

it.each([
  'https://www.youtube.com/@harbour',
  'https://www.youtube.com/post/abc',
  'https://vimeo.com/blog/post/2026',
  'https://notyoutube.com/watch?v=abcdefghijk',
  'https://example.org/youtube.com/watch',
])('%s is no film', (address) => {
  expect(videoSite(address)).toBeNull();
});
