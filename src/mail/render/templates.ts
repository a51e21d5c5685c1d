/** Loads emails/. MJML is compiled once per template and direction; Handlebars fills the result for each mail. */
import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

export type Direction = 'ltr' | 'rtl';

/** Fills a template with values, which are all escaped in HTML. @throws if a value is missing */
type Fill = (values: object) => string;

export interface Templates {
  html(name: TemplateName, direction: Direction): Fill;
  text(name: TemplateName): Fill;
}

const names = ['issue', 'letter', 'message', 'notice'] as const;
export type TemplateName = (typeof names)[number];

/** The package's folder; the relative path is the same from src/mail/ and from dist/mail/. */
const folder = new URL('../../../emails/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** No `fonts`, because mjml would make readers' mail programs fetch fonts from Google. */
const options = { validationLevel: 'strict', keepComments: false, fonts: {}, ignoreIncludes: true } as const;

/** Removes MJML's indentation, which would be a fifth of the mail. */
const withoutIndents = (html: string): string => html.replace(/^\s+/gm, '');

/** Loads and compiles the templates. Takes seconds, mainly to load mjml. @throws if a template is not valid MJML. */
export async function loadTemplates(): Promise<Templates> {
  const { default: mjml } = await import('mjml');
  const handlebars = Handlebars.create();
  for (const file of readdirSync(new URL('parts/', folder))) {
    handlebars.registerPartial(file.replace(/\.hbs$/, ''), read(`parts/${file}`));
  }
  const frame = read('frame.mjml');
  const html = new Map<string, Fill>();
  const text = new Map<string, Fill>();
  for (const name of names) {
    for (const direction of ['ltr', 'rtl'] as const) {
      const source = frame
        .replace('[[content]]', () => read(`${name}.mjml`))
        .replaceAll('[[dir]]', direction)
        .replaceAll('[[start]]', direction === 'ltr' ? 'left' : 'right')
        .replaceAll('[[end]]', direction === 'ltr' ? 'right' : 'left');
      const compiled = await mjml(source, options);
      html.set(`${name} ${direction}`, handlebars.compile(withoutIndents(compiled.html), { strict: true }));
    }
    text.set(name, handlebars.compile(read(`${name}.txt.hbs`), { strict: true, noEscape: true }));
  }
  return {
    html: (name, direction) => html.get(`${name} ${direction}`)!,
    text: (name) => text.get(name)!,
  };
}
