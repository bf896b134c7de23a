// A place in the editor for marks of who wrote what: laid over the text, never in it, and moved along as one writes.
import { Plugin, PluginKey } from "prosemirror-state"
import { Mapping, StepMap } from "prosemirror-transform"
import { DecorationSet } from "prosemirror-view"
import { ySyncPluginKey } from "y-prosemirror"

const key = new PluginKey("marks")

/** The plugin. */
export const marks = () =>
  new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, set) {
        const fresh = transaction.getMeta(key)
        if (fresh) return DecorationSet.create(transaction.doc, fresh)
        if (!transaction.docChanged || set === DecorationSet.empty) return set
        return set.map(transaction.getMeta(ySyncPluginKey) ? change(transaction) : transaction.mapping, transaction.doc)
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })

/** Put these marks in the place of those that are there. */
export const setMarks = (view, decorations) => view.dispatch(view.state.tr.setMeta(key, decorations))

/** What the others write comes as a whole new text: what is another in it is found here, so that marks stay. */
function change({ before, doc }) {
  const start = before.content.findDiffStart(doc.content)
  if (start === null) return new Mapping()
  let { a, b } = before.content.findDiffEnd(doc.content)
  const overlap = start - Math.min(a, b)
  if (overlap > 0) [a, b] = [a + overlap, b + overlap]
  return new Mapping([new StepMap([start, a - start, b - start])])
}
