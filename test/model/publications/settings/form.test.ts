import { expect, it } from 'vitest';
import { settingsDefaults } from '../../../../src/model/publications/settings/defaults.ts';
import { type SettingsForm, settingsNames } from '../../../../src/model/publications/settings/fields.ts';
import { formOf, newForm } from '../../../../src/model/publications/settings/form.ts';
import { readSettings } from '../../../../src/model/publications/settings/read-settings.ts';

const site: Partial<SettingsForm> = {
  name: 'The Valley Courier',
  slug: 'courier',
  siteUrl: 'https://valley.example',
  fromName: 'The Valley Courier',
  fromAddress: 'news@valley.example',
};

it('a new publication begins with the defaults, all of which are taken', () => {
  const reading = readSettings({ ...newForm, ...site });
  expect(reading).toMatchObject({ kind: 'valid', settings: settingsDefaults });
});

it('what is stored is filled in, and stored as the same when it is sent back', () => {
  const typed: Partial<SettingsForm> = {
    ...site,
    social: { ...newForm.social, wechat: 'https://wechat.example/valley' },
    postal: 'Mill Lane 1\nValley',
    topics: ['Mill', 'Market'],
    floodLimit: '7',
    quietFrom: '0',
    quietTo: '6',
    welcome: 'on',
  };
  const reading = readSettings({ ...newForm, ...typed });
  const stored = reading.kind === 'valid' ? reading.settings : {};
  const filled = formOf(stored, []);
  expect(filled).toMatchObject(typed);
  expect(readSettings(filled)).toEqual(reading);
});

it('has every setting', () => {
  expect(Object.keys(newForm)).toEqual(settingsNames);
});

it('has the feeds whose articles are read at their own page', () => {
  const feeds = [
    { id: 1, fullText: false },
    { id: 2, fullText: true },
  ];
  expect(formOf(settingsDefaults, feeds).fullText).toEqual([2]);
});
