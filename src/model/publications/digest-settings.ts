/** When mails come: what an owner sets of it. */
import { settingsText as text } from '../../text/owner/settings.ts';
import { type Cadence, cadences, isTimeZone } from '../issues/cadence.ts';
import { filterLimits, folded } from '../issues/filters.ts';
import { judgeOf, oneLine, type Tell } from './settings-judge.ts';

/** As typed; '' where nothing was. */
export interface DigestForm {
  timezone: string;
  defaultCadence: string;
  digestHour: string;
  digestWeekday: string;
  digestMonthDay: string;
  quietFrom: string;
  quietTo: string;
  lateHours: string;
  /** Ticked, or typed one a line. */
  topics: string[];
}

export interface DigestSettings {
  /** IANA. */
  timezone: string;
  defaultCadence: Cadence;
  digestHour: number;
  /** ISO: 1 is Monday. */
  digestWeekday: number;
  /** 1-28, or 31 for the last day of a month. */
  digestMonthDay: number;
  /** Hours of the reader's day; both or none. */
  quietFrom: number | null;
  quietTo: number | null;
  lateHours: number;
  topics: string[];
}

export const lateBounds: [number, number] = [1, 168];
export const lastDay = 31;
/** Days of the month that an owner can offer; those between 28 and the last are in not every month. */
export const monthDays: number[] = [...Array.from({ length: 28 }, (_, at) => at + 1), lastDay];
export const topicLimits = { entries: 30, length: filterLimits.length };

type DigestTell = Tell<keyof DigestForm>;

export function readDigests(form: DigestForm, tell: DigestTell): DigestSettings {
  const { whole, oneOf } = judgeOf(form, tell);
  if (!isTimeZone(form.timezone)) tell('timezone', text.timezone);
  const digestMonthDay = whole('digestMonthDay', [1, lastDay], text.monthDay);
  if (!monthDays.includes(digestMonthDay)) tell('digestMonthDay', text.monthDay);
  return {
    timezone: form.timezone,
    defaultCadence: oneOf('defaultCadence', cadences),
    digestHour: whole('digestHour', [0, 23], text.hour),
    digestWeekday: whole('digestWeekday', [1, 7], text.weekday),
    digestMonthDay,
    ...quietHours(form, tell),
    lateHours: whole('lateHours', lateBounds, text.late),
    topics: topicList(form.topics, tell),
  };
}

function quietHours(form: DigestForm, tell: DigestTell): Pick<DigestSettings, 'quietFrom' | 'quietTo'> {
  const { whole } = judgeOf(form, tell);
  const { quietFrom, quietTo } = form;
  if (quietFrom === '' && quietTo === '') return { quietFrom: null, quietTo: null };
  if (quietFrom === '' || quietTo === '') {
    tell(quietFrom === '' ? 'quietFrom' : 'quietTo', text.quietHalf);
    return { quietFrom: null, quietTo: null };
  }
  if (quietFrom === quietTo) tell('quietTo', text.quietSame);
  return { quietFrom: whole('quietFrom', [0, 23], text.hour), quietTo: whole('quietTo', [0, 23], text.hour) };
}

/** Each once, as it was first written. */
function topicList(typed: string[], tell: DigestTell): string[] {
  const byKey = new Map<string, string>();
  for (const topic of typed.map(oneLine))
    if (topic && !byKey.has(folded(topic))) byKey.set(folded(topic), topic);
  const topics = [...byKey.values()];
  const { entries, length } = topicLimits;
  const long = topics.find((topic) => topic.length > length);
  if (topics.length > entries) tell('topics', text.topicsMany(topics.length, entries));
  else if (long) tell('topics', text.topicLong(long.slice(0, 40), length));
  return topics;
}
