// @ts-check
/**
 * What the bar's form asks where the owner offers topics: a fold with a box for each. The bar's script takes this along
 * only then, since it has to stay small.
 * @param {string} title
 * @param {string[]} topics
 */
export default (title, topics) =>
  /** @param {(name: string, attributes: object, ...content: (Node | string)[]) => Node} make */
  (make) => [
    make(
      'details',
      { class: 'topics' },
      make('summary', {}, title),
      ...topics.map((value) =>
        make('label', {}, make('input', { type: 'checkbox', name: 'topics', value }), value),
      ),
    ),
  ];
