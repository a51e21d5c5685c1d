/** Widgets for settings with several values: links, topics, feeds. */
import type { VNode } from 'preact';
import { folded } from '../../../model/issues/filters.ts';
import { properNames, socialNames } from '../../../model/publications/social.ts';
import { fieldText } from '../../../text/owner/settings/fields.ts';
import { settingsPageText as text } from '../../../text/owner/settings/page.ts';
import { describedBy, Problem } from '../../pages/fields.tsx';
import { feedName } from '../desk/feeds.tsx';
import { CheckField, Field, TextField, urlInput } from '../parts/inputs.tsx';
import { fullTextField, otherTopicsField } from './settings-form.ts';
import type { FieldsProps, WidgetProps } from './widget.ts';

export const SocialLinks = ({ form, wrong }: FieldsProps): VNode => (
  <div class="beside">
    {socialNames.map((name) => (
      <TextField
        key={name}
        name={name}
        label={properNames[name]}
        value={form.social[name]}
        problem={wrong[name]}
        input={{ placeholder: text.socialExamples[name], ...urlInput }}
      />
    ))}
  </div>
);

/** Checkboxes for the articles' categories, and a field for other topics. */
export function Topics({ form, wrong, topics = [] }: WidgetProps): VNode {
  const { label, hint } = fieldText.topics;
  const chosen = new Set(form.topics.map(folded));
  const seen = new Set(topics.map(({ name }) => folded(name)));
  const others = form.topics.filter((topic) => !seen.has(folded(topic)));
  return (
    <>
      <fieldset id="topics" class="topics" aria-describedby="topics-hint">
        <legend>{label}</legend>
        <Problem id="topics-problem">{wrong.topics}</Problem>
        <div class="choices">
          {topics.map(({ name, count }) => (
            <CheckField
              key={name}
              name="topics"
              value={name}
              checked={chosen.has(folded(name))}
              label={name}
              hint={text.topicsCount(count)}
            />
          ))}
        </div>
        <p class="hint" id="topics-hint">
          {topics.length > 0 ? hint : text.topicsNone}
        </p>
      </fieldset>
      <Field name={otherTopicsField} label={text.otherTopics} hint={text.otherTopicsHint} optional>
        <textarea
          id={otherTopicsField}
          name={otherTopicsField}
          rows={3}
          {...describedBy(otherTopicsField, undefined, true)}
        >
          {others.join('\n')}
        </textarea>
      </Field>
    </>
  );
}

/** A checkbox for each existing feed. */
export function FullText({ form, feeds = [] }: WidgetProps): VNode | null {
  if (feeds.length === 0) return null;
  const { label, hint } = fieldText.fullText;
  return (
    <fieldset class="stacked" aria-describedby="full-text-hint">
      <legend>{label}</legend>
      {feeds.map((feed) => (
        <CheckField
          key={feed.id}
          name={fullTextField(feed.id)}
          checked={form.fullText.includes(feed.id)}
          label={feedName(feed)}
          hint={feed.url}
        />
      ))}
      <p class="hint" id="full-text-hint">
        {hint}
      </p>
    </fieldset>
  );
}
