/** A command to type; line breaks fall only between its parts. */
import type { VNode } from 'preact';

export function Command({ parts }: { parts: readonly string[] }): VNode {
  return (
    <pre class="command">
      <code>
        {parts.map((part) => (
          <span key={part}>{part} </span>
        ))}
      </code>
    </pre>
  );
}
