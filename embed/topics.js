// @ts-check
/**
 * The fields of the bar's form if the owner offers topics: a fold with a checkbox for each. The bar's script includes
 * this only then, because it has to stay small.
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
