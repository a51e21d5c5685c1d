/** The fields that several forms share. */
import type { ComponentChildren, VNode } from 'preact';
import { type Cadence, cadences, type DigestTime } from '../../model/cadence.ts';
import { pageText } from '../../text/en/pages.ts';
import { zoneRegions } from '../reader/zones.ts';

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

export function CadenceField(props: {
  chosen: string;
  time: DigestTime;
  problem?: string | undefined;
}): VNode {
  const words = pageText.cadences(props.time);
  const { 'aria-describedby': described } = describedBy('cadence', props.problem);
  return (
    <fieldset class="cadence" aria-describedby={described}>
      <legend>{pageText.follow.cadence}</legend>
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

/** `ownZone` lets the script choose the browser's zone: for forms in which nobody has chosen yet. */
export function TimezoneField(props: {
  chosen: string;
  ownZone?: boolean;
  problem?: string | undefined;
}): VNode {
  const wanted = props.chosen.toLowerCase();
  const all = [{ value: 'UTC', label: 'UTC', also: undefined }, ...zoneRegions.flatMap(({ zones }) => zones)];
  const chosen = all.find(({ value, also }) => [value, also].some((name) => name?.toLowerCase() === wanted));
  const option = ({ value, label, also }: (typeof all)[number]) => (
    <option key={value} value={value} data-also={also} selected={value === chosen?.value}>
      {label}
    </option>
  );
  return (
    <div class="field timezone">
      <label for="timezone">{pageText.follow.timezone}</label>
      <Problem id="timezone-problem">{props.problem}</Problem>
      <select
        id="timezone"
        name="timezone"
        data-own-zone={props.ownZone ? '' : undefined}
        {...describedBy('timezone', props.problem, true)}
      >
        {!chosen && !props.problem && <option selected>{props.chosen}</option>}
        {option(all[0]!)}
        {zoneRegions.map(({ region, zones }) => (
          <optgroup key={region} label={region}>
            {zones.map(option)}
          </optgroup>
        ))}
      </select>
      <p class="hint" id="timezone-hint">
        {pageText.follow.timezoneHint}
      </p>
    </div>
  );
}
