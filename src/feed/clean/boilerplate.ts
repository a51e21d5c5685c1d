/** Recognizes what sites and plugins put around an article: share buttons, related posts, counters, sign-up forms. */
import { linkKey } from '../links/link-key.ts';

/** Classes or ids of elements that are removed with their content. */
const names = new Set([
  // Jetpack
  'sharedaddy',
  'sd-sharing',
  'sd-like',
  'jp-relatedposts',
  'jetpack-likes-widget-wrapper',
  'wp-block-jetpack-sharing-buttons',
  'wp-block-jetpack-related-posts',
  'wp-block-jetpack-subscriptions',
  'wp-block-jetpack-like',
  'jetpack-sharing-buttons__services-list',
  'jetpack_subscription_widget',
  // AddToAny, AddThis, ShareThis, FeedBurner
  'addtoany_share_save_container',
  'addtoany_content',
  'addtoany_shortcode',
  'addtoany_list',
  'a2a_kit',
  'addthis_toolbox',
  'addthis_tool',
  'addthis_inline_share_toolbox',
  'sharethis-inline-share-buttons',
  'st-sharethis',
  'feedflare',
  // Other share buttons
  'ssba',
  'ssba-classic-2',
  'ssbp-wrap',
  'heateor_sss_sharing_container',
  'the_champ_sharing_container',
  'shariff',
  'essb_links',
  'mashsb-container',
  'swp_social_panel',
  'et_social_inline',
  'dpsp-content-wrapper',
  'dpsp-share-text',
  'simplesocialbuttons',
  'sfsi_widget',
  'sfsiaftrpstwpr',
  'sfsi_Sicons',
  'novashare-inline',
  'juiz_sps_links',
  'scriptlesssocialsharing',
  'social-share-buttons',
  'share-buttons',
  'wp-block-outermost-social-sharing',
  'wpzoom-social-sharing-buttons-bottom',
  'printfriendly',
  'sharing-buttons',
  'social-sharing',
  'socialshare',
  // Related posts
  'yarpp',
  'yarpp-related',
  'crp_related',
  'rp4wp-related-posts',
  'wp_rp_wrap',
  'related_post',
  'zem_rp_wrap',
  'contextual-related-posts',
  'nrelate',
  'wpp-list',
  'relpost-thumb-wrapper',
  'lwptoc',
  // Ratings, likes, sign-up forms, the follow bar
  'post-ratings',
  'kk-star-ratings',
  'wpulike',
  'wp_ulike_general_class',
  'tptn_counter',
  'post-views',
  'mc4wp-form',
  'mailpoet_form',
  'convertkit-form',
  'subscription-widget-wrap',
  'subscription-widget-wrap-editor',
  'captioned-button-wrap',
  'image-link-expand',
  'postrider-bar',
  'follow-it-block',
  // Meant for screen readers, or for scripts
  'screen-reader-text',
  'sr-only',
  'visually-hidden',
  'katex-html',
  'MathJax_Preview',
  'mjx-chtml',
  // Line numbers and buttons of code
  'linenos',
  'lineno',
  'linenodiv',
  'line-numbers-rows',
  'hljs-ln-numbers',
  'crayon-nums',
  'crayon-toolbar',
  'code-block-pro-copy-button',
  'copy-button',
  'wp-block-file__button',
]);

interface Tag {
  name: string;
  attribs: Record<string, string>;
}

/** Returns whether an element is no part of the article. */
export function isBoilerplate({ name, attribs }: Tag): boolean {
  if (attribs.id && names.has(attribs.id)) return true;
  return (attribs.class ?? '')
    .split(/\s+/)
    .some((word) => names.has(word) || (name === 'td' && word === 'gutter'));
}

/** The line that Yoast SEO puts under an article, in the languages that most sites have, and Medium's. */
const sentences = [
  /^The post .+ (?:appeared first on|first appeared on) /,
  /^Der Beitrag .+ erschien zuerst auf /,
  /^L[’'](?:article|articolo) .+ (?:est apparu en premier sur|sembra essere il primo su|proviene da) /,
  /^(?:La entrada|El post) .+ (?:se publicó primero en|apareció primero en|aparece primero en) /,
  /^(?:O post|O artigo) .+ apareceu primeiro (?:em|no) /,
  /^(?:Het bericht|Bericht) .+ verscheen eerst op /,
  /^(?:Inlägget|Indlægget|Innlegget) .+ (?:dök först upp på|blev først udgivet på|dukket først opp på) /,
  /^Artykuł .+ pochodzi z serwisu /,
  /^Сообщение .+ появились сначала на /,
  /^投稿 .+ は .+ に最初に表示されました。/,
  /^.+ was originally published in .+ on Medium, where people are continuing the conversation/,
  /^(?:Source|Via)?\s*Thanks for reading .+! Subscribe for free to receive new posts/,
];

/**
 * Returns whether a last paragraph only says where the article appeared: by its words, or because it is a line with two
 * links, one to the article itself and one to a page above it on the same site.
 */
export function isOriginNote(text: string, links: string[], page: string): boolean {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length > 500) return false;
  if (sentences.some((sentence) => sentence.test(line))) return true;
  const [first, second] = links;
  if (links.length !== 2 || linkKey(first!) !== linkKey(page)) return false;
  return linkKey(page).startsWith(`${linkKey(second!)}/`);
}
