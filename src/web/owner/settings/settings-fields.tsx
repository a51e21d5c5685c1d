/** The fields of a publication's settings, both for a new publication and for an existing one. */
import type { VNode } from 'preact';
import { type SettingsField, settingsNames } from '../../../model/publications/settings/fields.ts';
import { settingsParts } from '../../../model/publications/settings/kinds.ts';
import type { SettingsProblems } from '../../../model/publications/settings/problems.ts';
import { properNames, socialNames } from '../../../model/publications/social.ts';
import { fieldText } from '../../../text/owner/settings/fields.ts';
import { settingsPageText as text } from '../../../text/owner/settings/page.ts';
import { type SettingsSentences, sentencesOf } from '../../../text/owner/settings/problems.ts';
import { PartFields } from './setting-field.tsx';
import { Part } from './settings-part.tsx';
import type { FieldsProps } from './widget.ts';

/** Belongs between `<form method="post">` and its button; `readSettingsForm` reads the result. */
export function SettingsFields({
  problems,
  ...rest
}: Omit<FieldsProps, 'wrong'> & { problems: SettingsProblems }): VNode {
  const props = { ...rest, wrong: sentencesOf(problems) };
  // A publication without articles has no topics to tick.
  const parts = settingsParts.filter((part) => part !== 'topics' || !props.newPublication);
  return (
    <>
      <ProblemList wrong={props.wrong} />
      {parts.map((part) => (
        <Part key={part} part={part} wrong={props.wrong}>
          <PartFields {...props} part={part} />
        </Part>
      ))}
    </>
  );
}

interface Listed {
  name: keyof SettingsSentences;
  label: string;
}

const listed = settingsNames.flatMap((name: SettingsField): Listed[] => {
  if (name === 'social') return socialNames.map((link) => ({ name: link, label: properNames[link] }));
  return [{ name, label: fieldText[name].listed ?? fieldText[name].label }];
});

/** Links to each problem, because a problem on a long form may be out of sight. */
function ProblemList({ wrong }: { wrong: SettingsSentences }): VNode | null {
  const found = listed.filter(({ name }) => wrong[name]);
  if (found.length === 0) return null;
  return (
    <p class="notice wrong" role="alert">
      {text.wrong(found.length)}{' '}
      {found.map(({ name, label }, at) => (
        <>
          {at > 0 && ', '}
          <a key={name} href={`#${name}`}>
            {label}
          </a>
        </>
      ))}
    </p>
  );
}
