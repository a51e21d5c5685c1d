/** Shows the current step of the set-up. */
import type { VNode } from 'preact';
import { setupText } from '../../../text/owner/setup.ts';

const text = setupText.steps;
const all = ['account', 'site', 'feed', 'details', 'bar'] as const;
type Step = (typeof all)[number];

/** `first`: on a fresh installation, where creating an account is a step too. */
export function Steps({ current, first }: { current: Step; first: boolean }): VNode {
  const steps = first ? all : all.slice(1);
  const at = steps.indexOf(current);
  return (
    <ol class="steps" aria-label={text.label}>
      {steps.map((step, index) => (
        <li
          key={step}
          class={index < at ? 'done' : undefined}
          aria-current={step === current ? 'step' : undefined}
        >
          <span>{text.names[step]}</span>
          {index < at && <span class="unseen"> ({text.done})</span>}
        </li>
      ))}
    </ol>
  );
}
