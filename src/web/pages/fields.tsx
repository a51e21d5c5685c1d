/** The fields that several forms share. */
import type { ComponentChildren, VNode } from 'preact';
import { type Cadence, cadences, type DigestTime } from '../../model/issues/cadence.ts';
import { folded } from '../../model/issues/filters.ts';
import type { ReaderText } from '../../text/reader/catalogue.ts';
import { zoneRegions } from './zones.ts';

/** A sentence beside a field; the field names it in `aria-describedby`. */
export function Problem({ id, children }: { id: string; children: ComponentChildren }): VNode | null {
  return children ? (
    <p class="problem" id={id}>
      {children}
    </p>
  ) : null;
}

/** Attributes that tie a field to its problem and its hint. */
export function describedBy(name: string, problem: string | undefined, hint = false) {
  const ids = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean);
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': problem ? ('true' as const) : undefined,
  };
}

/** Not type="email", because browsers refuse internationalised addresses there (RFC 6531). */
export function AddressField(props: { label: string; typed: string; problem?: string | undefined }): VNode {
  return (
    <div class="field">
      <label for="email">{props.label}</label>
      <Problem id="email-problem">{props.problem}</Problem>
      <input
        id="email"
        name="email"
        type="text"
        inputmode="email"
        autocomplete="email"
        autocapitalize="none"
        spellcheck={false}
        required
        value={props.typed}
        autofocus={props.problem !== undefined}
        {...describedBy('email', props.problem)}
      />
    </div>
  );
}

export function CadenceField(props: {
  text: ReaderText;
  chosen: string;
  time: DigestTime;
  problem?: string | undefined;
}): VNode {
  const { cadences: namesAt, follow } = props.text.pages;
  const words = namesAt(props.time);
  const { 'aria-describedby': described } = describedBy('cadence', props.problem);
  return (
    <fieldset class="cadence" aria-describedby={described}>
      <legend>{follow.cadence}</legend>
      <Problem id="cadence-problem">{props.problem}</Problem>
      <div class="choices">
        {cadences.map((cadence: Cadence) => (
          <label key={cadence} class="choice">
            <input type="radio" name="cadence" value={cadence} checked={cadence === props.chosen} required />
            <span>
              {words[cadence].name} <small>{words[cadence].hint}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ZoneProps {
  text: ReaderText;
  chosen: string;
  /** Whether the script selects the browser's time zone: for forms without an earlier choice. */
  ownZone?: boolean;
  problem?: string | undefined;
}

/** A list of every zone by region; the id of its hint is `timezone-hint`. */
export function ZoneSelect({ text, chosen: wanted, ownZone, problem }: ZoneProps): VNode {
  const all = [{ value: 'UTC', label: 'UTC', also: undefined }, ...zoneRegions.flatMap(({ zones }) => zones)];
  const chosen = all.find(({ value, also }) =>
    [value, also].some((name) => name?.toLowerCase() === wanted.toLowerCase()),
  );
  const option = ({ value, label, also }: (typeof all)[number]) => (
    <option key={value} value={value} data-also={also} selected={value === chosen?.value}>
      {label}
    </option>
  );
  return (
    <select
      id="timezone"
      name="timezone"
      data-own-zone={ownZone ? '' : undefined}
      {...describedBy('timezone', problem, true)}
    >
      {!chosen && !problem && <option selected>{wanted}</option>}
      {option(all[0]!)}
      {zoneRegions.map(({ region, zones }) => (
        <optgroup key={region} label={text.pages.follow.region(region)}>
          {zones.map(option)}
        </optgroup>
      ))}
    </select>
  );
}

export function TimezoneField(props: ZoneProps): VNode {
  const { timezone, timezoneHint } = props.text.pages.follow;
  return (
    <div class="field timezone">
      <label for="timezone">{timezone}</label>
      <Problem id="timezone-problem">{props.problem}</Problem>
      <ZoneSelect {...props} />
      <p class="hint" id="timezone-hint">
        {timezoneHint}
      </p>
    </div>
  );
}

/** Checkboxes for the owner's topics; nothing if no topics are offered. */
export function TopicsField(props: { text: ReaderText; offered: string[]; chosen: string[] }): VNode | null {
  const { offered, chosen } = props;
  const { topics, topicsHint } = props.text.pages.follow;
  if (offered.length === 0) return null;
  const ticked = new Set(chosen.map(folded));
  return (
    <fieldset class="topics" aria-describedby="topics-hint">
      <legend>{topics}</legend>
      <div class="choices">
        {offered.map((topic) => (
          <label key={topic} class="choice">
            <input type="checkbox" name="topics" value={topic} checked={ticked.has(folded(topic))} />
            <span>{topic}</span>
          </label>
        ))}
      </div>
      <p class="hint" id="topics-hint">
        {topicsHint}
      </p>
    </fieldset>
  );
}
