import { expect, it } from 'vitest';
import { settingsNames } from '../../../../src/model/publications/settings/fields.ts';
import type { Form } from '../../../../src/web/http/form.ts';
import { fullTextField, readSettingsForm } from '../../../../src/web/owner/settings/settings-form.ts';

/** What a browser sends of these fields. */
function sent(fields: Record<string, string[]>): Form {
  const first = (name: string): string => fields[name]?.[0] ?? '';
  return Object.assign(first, { all: (name: string) => fields[name] ?? [] });
}

it('has every setting, even where nothing was sent', () => {
  expect(Object.keys(readSettingsForm(sent({})))).toEqual(settingsNames);
});

it('reads topics that are ticked and that are typed, links by their names, and the feeds that it shows', () => {
  const form = sent({
    topics: ['Mill', 'Market'],
    otherTopics: ['Town Hall\nBridge'],
    youtube: ['youtube.com/@valley'],
    [fullTextField(2)]: ['on'],
    [fullTextField(3)]: ['on'],
  });
  expect(readSettingsForm(form, [{ id: 1 }, { id: 2 }])).toMatchObject({
    topics: ['Mill', 'Market', 'Town Hall', 'Bridge'],
    social: { youtube: 'youtube.com/@valley', linkedin: '' },
    fullText: [2],
  });
});
