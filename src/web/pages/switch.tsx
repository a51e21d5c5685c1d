import type { VNode } from 'preact';

interface SwitchProps {
  /** What the visitor chooses, such as a width. */
  name: string;
  options: { label: string; href: string; chosen: boolean }[];
  class?: string;
}

/** A choice made of links, so that it works without scripts. */
export function Switch(props: SwitchProps): VNode {
  return (
    <nav class={`switch ${props.class ?? ''}`} aria-label={props.name}>
      <span aria-hidden="true">{props.name}</span>
      {props.options.map(({ label, href, chosen }) => (
        <a key={label} href={href} aria-current={chosen ? 'true' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
