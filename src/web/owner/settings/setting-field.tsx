/** Draws one setting with the widget of its kind, or several settings under one legend. */
import type { VNode } from 'preact';
import {
  descriptorOf,
  fieldsOf,
  type SettingsField,
  settingsFields,
} from '../../../model/publications/settings/fields.ts';
import type { SettingKind, SettingsGroup, SettingsPart } from '../../../model/publications/settings/kinds.ts';
import { groupText, settingsPageText as text } from '../../../text/owner/settings/page.ts';
import {
  CadenceChoice,
  Check,
  Choice,
  Fonts,
  Hour,
  Language,
  MonthDay,
  TimeZone,
  Weekday,
} from './choice-widgets.tsx';
import { FullText, SocialLinks, Topics } from './list-widgets.tsx';
import { Address, Color, Line, Lines, Slug, Url, Whole } from './text-widgets.tsx';
import type { FieldsProps, Widget } from './widget.ts';

const widgets: Record<Exclude<SettingKind, 'links'>, Widget> = {
  line: Line,
  lines: Lines,
  slug: Slug,
  url: Url,
  address: Address,
  color: Color,
  language: Language,
  timezone: TimeZone,
  whole: Whole,
  hour: Hour,
  weekday: Weekday,
  monthDay: MonthDay,
  cadence: CadenceChoice,
  choice: Choice,
  check: Check,
  topics: Topics,
  feeds: FullText,
};
/** Fields that don't use the widget of their kind. */
const ownWidgets: Partial<Record<SettingsField, Widget>> = { font: Fonts };

function SettingField({ name, ...props }: FieldsProps & { name: SettingsField }): VNode {
  if (name === 'social') return <SocialLinks {...props} />;
  const { kind } = settingsFields[name];
  const Drawn = ownWidgets[name] ?? widgets[kind];
  return <Drawn {...props} name={name} />;
}

/** Fields under one legend: checkboxes below each other, other fields side by side. */
function Group({
  group,
  names,
  ...props
}: FieldsProps & { group: SettingsGroup; names: SettingsField[] }): VNode {
  const { legend, hint } = groupText[group];
  const fields = names.map((name) => <SettingField key={name} {...props} name={name} />);
  const boxes = names.every((name) => descriptorOf(name).kind === 'check');
  const optional = names.every((name) => 'optional' in descriptorOf(name));
  return (
    <fieldset class={boxes ? 'stacked' : undefined} aria-describedby={hint ? `${group}-hint` : undefined}>
      <legend>
        {legend}
        {optional && (
          <>
            {' '}
            <span class="optional">{text.optional}</span>
          </>
        )}
      </legend>
      {boxes ? fields : <div class="together">{fields}</div>}
      {hint && (
        <p class="hint" id={`${group}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}

/** Returns the fields of a part in order; a group takes the place of its first field. */
export function PartFields({ part, ...props }: FieldsProps & { part: SettingsPart }): VNode {
  const names = fieldsOf(part);
  return (
    <>
      {names.map((name) => {
        const { group } = descriptorOf(name);
        if (group === undefined) return <SettingField key={name} {...props} name={name} />;
        const members = names.filter((each) => descriptorOf(each).group === group);
        return members[0] === name && <Group key={name} {...props} group={group} names={members} />;
      })}
    </>
  );
}
