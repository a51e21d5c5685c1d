/** A command to type; its parts are not broken apart where the line is. */
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
