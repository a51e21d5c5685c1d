/** Shows the newest articles as the mail that readers would get. */
import type { VNode } from 'preact';
import { type Cadence, cadences } from '../../../model/issues/cadence.ts';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { assets } from '../../pages/assets.ts';
import { mailSandbox } from '../../pages/mail-frame.ts';
import { Switch } from '../../pages/switch.tsx';
import { Desk, deskPath } from '../parts/desk.tsx';

const text = deskText.preview;

const previewWidths = ['wide', 'phone'] as const;
type PreviewWidth = (typeof previewWidths)[number];

interface PreviewProps {
  owner: Owner;
  publication: Publication;
  cadence: Cadence;
  width: PreviewWidth;
  /** Null if there is no article yet. */
  subject: string | null;
}

export function PreviewPage({ owner, publication, cadence, width, subject }: PreviewProps): VNode {
  const path = `${deskPath(publication.slug)}/preview`;
  const to = (change: { cadence?: Cadence; width?: PreviewWidth }) =>
    `${path}?${new URLSearchParams({ cadence, width, ...change })}`;
  return (
    <Desk title={text.title} owner={owner} publication={publication} script={assets.mailFrame}>
      <h1>{text.title}</h1>
      {subject === null ? (
        <div class="notice">
          <h2>{text.emptyTitle}</h2>
          <p>{text.emptyLead}</p>
        </div>
      ) : (
        <>
          <p>{text.lead}</p>
          <dl class="envelope">
            <dt>{text.from}</dt>
            <dd>{`${publication.fromName} <${publication.fromAddress}>`}</dd>
            <dt>{text.subject}</dt>
            <dd>{subject}</dd>
          </dl>
          <div class="switches">
            <Switch
              name={text.cadence}
              options={cadences.map((each) => ({
                href: to({ cadence: each }),
                label: deskText.cadences[each],
                chosen: each === cadence,
              }))}
            />
            <Switch
              class="widths"
              name={text.width}
              options={previewWidths.map((each) => ({
                href: to({ width: each }),
                label: text[each],
                chosen: each === width,
              }))}
            />
          </div>
          <div class={`stage ${width}`}>
            <iframe
              class="mail"
              title={text.frame}
              src={`${path}/mail?cadence=${cadence}`}
              sandbox={mailSandbox}
            />
          </div>
        </>
      )}
    </Desk>
  );
}
