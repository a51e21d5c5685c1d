/** What can be wrong with a publication's settings; `text/owner/settings/problems.ts` has a sentence for each code. */
import type { AddressProblem } from '../../subscribers/address-problems.ts';
import type { SettingsInput } from './fields.ts';

export type SettingsProblem =
  | {
      code:
        | 'not-a-url'
        | 'slug'
        | 'slug-taken'
        | 'color'
        | 'language'
        | 'not-a-choice'
        | 'hour'
        | 'weekday'
        | 'month-day'
        | 'timezone'
        | 'quiet-half'
        | 'quiet-same';
    }
  | { code: 'missing' }
  | { code: 'text-too-long'; max: number }
  | { code: 'not-within'; min: number; max: number }
  | { code: 'too-many-topics'; count: number; max: number }
  /** `topic` is the beginning of the topic that is too long. */
  | { code: 'topic-too-long'; topic: string; max: number }
  | AddressProblem;

export type SettingsProblems = Partial<Record<SettingsInput, SettingsProblem>>;
