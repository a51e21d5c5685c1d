/**
 * The bar above the sample site. It is clearly not part of the site: it explains the site and has the button that
 * publishes.
 */
import type { VNode } from 'preact';
import { sampleText } from '../../text/sample/site.ts';
import type { SampleView } from './view.ts';

const text = sampleText.bar;

export function SampleBar({ left, mayPublish, mailbox, out }: SampleView): VNode {
  return (
    <aside class="sample-bar" aria-label={text.label}>
      <div class="inner">
        <p>
          <strong>{text.what}</strong> <span class="why">{text.why}</span>
        </p>
        <div class="deeds">
          {mayPublish && left > 0 && (
            <form method="post" action="/sample/publish">
              <button type="submit">{text.publish}</button>
            </form>
          )}
          {mailbox && <a href="/mailbox">{text.mailbox}</a>}
          <a href="/owner">{text.desk}</a>
        </div>
      </div>
      {mayPublish && (out || left === 0) && (
        <p class="said" role="status">
          {out && (
            <>
              <strong>{text.out}</strong> {mailbox ? text.outMore : text.outNoMailbox}{' '}
            </>
          )}
          {left === 0 ? text.allOut : text.next(left)}
        </p>
      )}
    </aside>
  );
}
