/** Checks what an owner typed into the form of a publication's settings. */
import { z } from 'zod';
import {
  descriptorOf,
  type PublicationSettings,
  type SettingsForm,
  type SettingsInput,
  settingsNames,
} from './fields.ts';
import { judges, problemIn } from './judges.ts';
import type { SettingsProblems } from './problems.ts';

export type SettingsReading =
  | { kind: 'valid'; settings: PublicationSettings }
  | { kind: 'wrong'; problems: SettingsProblems };

const form = z.object(
  Object.fromEntries(
    settingsNames.flatMap((name) => {
      const field = descriptorOf(name);
      // `never`, because the compiler can't see that each judge gets a descriptor of its own kind.
      return field.kind === 'feeds' ? [] : [[name, judges[field.kind](field as never)]];
    }),
  ),
);

/** @returns the settings to be stored, or one problem for each field that is wrong */
export function readSettings(typed: SettingsForm): SettingsReading {
  const judged = form.safeParse(typed);
  const problems = withQuietHours(typed, judged.success ? {} : problemsOf(judged.error));
  if (!judged.success || Object.keys(problems).length > 0) return { kind: 'wrong', problems };
  return { kind: 'valid', settings: judged.data as unknown as PublicationSettings };
}

/** Returns the first problem of each field. A social link's name is the last part of the issue's path. */
function problemsOf({ issues }: z.ZodError): SettingsProblems {
  const problems: SettingsProblems = {};
  for (const issue of issues) problems[issue.path.at(-1) as SettingsInput] ??= problemIn(issue);
  return problems;
}

/**
 * Adds the problems of quiet hours: they need two different hours, or none. If one is missing, only that is a problem.
 */
function withQuietHours({ quietFrom, quietTo }: SettingsForm, problems: SettingsProblems): SettingsProblems {
  if (quietFrom === '' && quietTo === '') return problems;
  if (quietFrom === quietTo) return { ...problems, quietTo: { code: 'quiet-same' } };
  if (quietFrom !== '' && quietTo !== '') return problems;
  const { quietFrom: _from, quietTo: _to, ...others } = problems;
  return { ...others, [quietFrom === '' ? 'quietFrom' : 'quietTo']: { code: 'quiet-half' } };
}
