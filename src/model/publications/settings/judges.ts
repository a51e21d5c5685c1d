/** The zod schema of each kind of setting. It checks what the owner typed and turns it into what is stored. */
import { z } from 'zod';
import { visibleLine } from '../../../lib/one-line.ts';
import { cadences, isTimeZone } from '../../issues/cadence.ts';
import { parseAddress } from '../../subscribers/addresses.ts';
import { monthDays } from '../digest.ts';
import { slugPattern } from '../slug.ts';
import { type SocialLinks, socialNames } from '../social.ts';
import type { Setting, SettingKind } from './kinds.ts';
import type { SettingsProblem } from './problems.ts';
import { distinctTopics, manyLines, typedUrl } from './tidy.ts';

type Descriptor<Kind extends SettingKind> = Extract<Setting, { kind: Kind }>;

const typed = z.string();

/** Attaches our problem to a zod check. `problemIn` reads it from the issue that zod reports. */
const as = (problem: SettingsProblem) => ({ params: problem });

/** @throws Error if zod itself reported the issue, because then the checked value was not a settings form */
export function problemIn(issue: z.core.$ZodIssue): SettingsProblem {
  if (issue.code !== 'custom') throw new Error(`the form has another shape: ${issue.message}`);
  return issue.params as SettingsProblem;
}

/** Reports a problem from inside a transform. */
function refuse({ issues }: z.core.ParsePayload, problem: SettingsProblem): never {
  issues.push({ code: 'custom', input: undefined, params: problem });
  return z.NEVER;
}

/** Returns a schema that stores null for an empty field, if the field may be left empty. */
const maybeEmpty = <Value>(field: { optional?: true }, schema: z.ZodType<Value, string>) =>
  field.optional ? typed.transform((value) => value || null).pipe(schema.nullable()) : schema;

function text({ kind, max, optional }: Descriptor<'line' | 'lines'>) {
  const tidied = typed
    .transform(kind === 'line' ? visibleLine : manyLines)
    .refine((value) => value.length <= max, as({ code: 'text-too-long', max }));
  return optional
    ? tidied.transform((value) => value || null)
    : tidied.refine((value) => value !== '', as({ code: 'missing' }));
}

/** Accepts a whole number without a sign and with at most five digits. */
const whole = (within: (value: number) => boolean, problem: SettingsProblem) =>
  typed
    .refine((value) => /^\d{1,5}$/.test(value) && within(Number(value)), as(problem))
    .transform((value) => Number(value));

const oneOf = (options: readonly string[]) =>
  typed.refine((value) => options.includes(value), as({ code: 'not-a-choice' }));

const url = typed.transform((value, context) => typedUrl(value) ?? refuse(context, { code: 'not-a-url' }));

const address = typed.transform((value, context) => {
  const parsed = parseAddress(value);
  return parsed.kind === 'valid' ? parsed.address : refuse(context, parsed.problem);
});

const language = typed.transform((value, context) => {
  const primary = /^([a-z]{2,3})(-[a-z0-9]+)*$/i.exec(value)?.[1];
  return primary?.toLowerCase() ?? refuse(context, { code: 'language' });
});

const topics = ({ max, maxLength }: Descriptor<'topics'>) =>
  z.array(typed).transform((value, context) => {
    const distinct = distinctTopics(value);
    const { length: count } = distinct;
    if (count > max) return refuse(context, { code: 'too-many-topics', count, max });
    const long = distinct.find((topic) => topic.length > maxLength);
    if (long) return refuse(context, { code: 'topic-too-long', topic: long.slice(0, 40), max: maxLength });
    return distinct;
  });

function links({ max }: Descriptor<'links'>) {
  const link = url.refine((value) => value.length <= max, as({ code: 'text-too-long', max }));
  const byName = socialNames.map((name) => [name, maybeEmpty({ optional: true }, link)] as const);
  return z
    .object(Object.fromEntries(byName))
    .transform((all): SocialLinks => Object.fromEntries(Object.entries(all).filter(([, value]) => value)));
}

/** Makes the schema of a field, by its kind. The schema turns the value in the form into the stored value. */
export const judges: { [Kind in Exclude<SettingKind, 'feeds'>]: (field: Descriptor<Kind>) => z.ZodType } = {
  line: text,
  lines: text,
  slug: () => typed.toLowerCase().refine((value) => slugPattern.test(value), as({ code: 'slug' })),
  url: (field) => maybeEmpty(field, url),
  address: (field) => maybeEmpty(field, address),
  color: () => typed.toLowerCase().refine((value) => /^#[0-9a-f]{6}$/.test(value), as({ code: 'color' })),
  language: () => language,
  timezone: () => typed.refine(isTimeZone, as({ code: 'timezone' })),
  whole: ({ min, max, ...field }) =>
    maybeEmpty(
      field,
      whole((value) => value >= min && value <= max, { code: 'not-within', min, max }),
    ),
  hour: (field) =>
    maybeEmpty(
      field,
      whole((value) => value <= 23, { code: 'hour' }),
    ),
  weekday: () => whole((value) => value >= 1 && value <= 7, { code: 'weekday' }),
  monthDay: () => whole((value) => monthDays.includes(value), { code: 'month-day' }),
  cadence: () => oneOf(cadences),
  choice: ({ options }) => oneOf(options),
  check: () => typed.transform((value) => value !== ''),
  topics,
  links,
};
