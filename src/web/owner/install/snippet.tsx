/** Text to copy: with a button if scripts run; without them, one click into the text selects all of it. */
import type { ComponentChildren, VNode } from 'preact';
import { setupText } from '../../../text/owner/setup.ts';

const text = setupText.install;

export function Snippet({ id, label, code }: { id: string; label: string; code: string }): VNode {
  return (
    <section class="snippet" aria-label={label}>
      <pre class="code" tabindex={0}>
        <code id={id}>{wholeOptions(code)}</code>
      </pre>
      <button type="button" class="quiet" hidden data-copies={id} data-done={text.copied} aria-live="polite">
        {text.copy}
      </button>
    </section>
  );
}

/** Breaks a long command only before an option, never inside one. */
function wholeOptions(code: string): ComponentChildren {
  const [start, ...options] = code.split(/(?<= )(?=--\w)/);
  return [start, ...options.map((option) => <span key={option}>{option}</span>)];
}
