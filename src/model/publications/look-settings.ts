/** How mails look: what an owner sets of it. */
import { settingsText as text } from '../../text/owner/settings.ts';
import {
  type DigestExtent,
  type DigestGroups,
  digestExtents,
  digestGroupings,
  type FontName,
  fontStacks,
} from './digest.ts';
import { judgeOf, manyLines, type Tell } from './settings-judge.ts';

/** As typed; '' where nothing was. */
export interface LookForm {
  color: string;
  logoUrl: string;
  font: string;
  tagline: string;
  footNote: string;
  mostArticles: string;
  digestExtent: string;
  digestGroups: string;
  /** 'on' or ''. */
  welcome: string;
  goodbye: string;
}

export interface LookSettings {
  /** `#rrggbb` */
  color: string;
  logoUrl: string | null;
  font: FontName;
  tagline: string | null;
  footNote: string | null;
  mostArticles: number;
  digestExtent: DigestExtent;
  digestGroups: DigestGroups;
  welcome: boolean;
  goodbye: boolean;
}

export const mostArticlesBounds: [number, number] = [1, 100];
export const longestLook = { tagline: 120, footNote: 500 };
export const fontNames = Object.keys(fontStacks) as FontName[];

export function readLook(form: LookForm, tell: Tell<keyof LookForm>): LookSettings {
  const { whole, oneOf, short, url } = judgeOf(form, tell);
  const color = form.color.toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(color)) tell('color', text.color);
  return {
    color,
    logoUrl: url('logoUrl'),
    font: oneOf('font', fontNames),
    tagline: short('tagline', longestLook.tagline),
    footNote: short('footNote', longestLook.footNote, manyLines),
    mostArticles: whole('mostArticles', mostArticlesBounds, text.most),
    digestExtent: oneOf('digestExtent', digestExtents),
    digestGroups: oneOf('digestGroups', digestGroupings),
    welcome: form.welcome !== '',
    goodbye: form.goodbye !== '',
  };
}
