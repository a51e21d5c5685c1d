/** The fields of a publication's settings, for a new one and for one that is there. */
import type { VNode } from 'preact';
import type { SettingsProblems } from '../../../model/publications/publication-settings.ts';
import { properNames } from '../../../model/publications/social.ts';
import { setupText } from '../../../text/owner/setup.ts';
import { Looks } from './settings-looks.tsx';
import { HowMailsLook } from './settings-mails.tsx';
import { More } from './settings-more.tsx';
import type { SettingsProps } from './settings-part.tsx';
import { Sender, Social } from './settings-sender.tsx';
import { Topics, WhenMailsCome } from './settings-when.tsx';

const text = setupText.settings;

/** Goes between `<form method="post">` and its button; `readSettingsForm` reads it. */
export function SettingsFields(props: SettingsProps): VNode {
  return (
    <>
      <ProblemList problems={props.problems} />
      <Looks {...props} />
      <Sender {...props} />
      <Social {...props} />
      <WhenMailsCome {...props} />
      <HowMailsLook {...props} />
      <Topics {...props} />
      <More {...props} />
    </>
  );
}

const labels: Record<string, string> = {
  name: text.name,
  slug: text.slug,
  siteUrl: text.siteUrl,
  color: text.color,
  logoUrl: text.logoUrl,
  fromName: text.fromName,
  fromAddress: text.fromAddress,
  replyTo: text.replyTo,
  postal: text.postal,
  ...properNames,
  defaultCadence: text.cadence,
  digestHour: text.digestHour,
  digestWeekday: text.digestWeekday,
  digestMonthDay: text.digestMonthDay,
  quietFrom: `${text.quiet}: ${text.quietFrom}`,
  quietTo: `${text.quiet}: ${text.quietTo}`,
  timezone: text.timezone,
  lateHours: text.late,
  font: text.font,
  tagline: text.tagline,
  footNote: text.footNote,
  digestExtent: text.extent,
  digestGroups: text.groups,
  mostArticles: text.most,
  topics: text.topicsOffer,
  holdMinutes: text.hold,
  floodLimit: text.flood,
  language: text.language,
};

/** On a long form a problem may be out of sight: these links lead to each. */
function ProblemList({ problems }: { problems: SettingsProblems }): VNode | null {
  const wrong = Object.keys(labels).filter((name) => problems[name as keyof SettingsProblems]);
  if (wrong.length === 0) return null;
  return (
    <p class="notice wrong" role="alert">
      {text.wrong(wrong.length)}{' '}
      {wrong.map((name, at) => (
        <>
          {at > 0 && ', '}
          <a key={name} href={`#${name}`}>
            {labels[name]}
          </a>
        </>
      ))}
    </p>
  );
}
