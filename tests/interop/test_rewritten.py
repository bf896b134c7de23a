"""What the server writes anew (flattened, or brought back) is to the real Yjs what its editor had made."""

from uuid import UUID, uuid4

from facilitator.sharedtext import SharedText
from tests.interop.yjs import Yjs

QUESTION = UUID("6f3c2c7e-54d1-4c0e-9b53-5f2b6a0d7c11")

RICH = """
const node = (name, attributes, ...inside) => {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.insert(0, inside)
  return made
}
const text = (...runs) => {
  const made = new Y.XmlText()
  made.applyDelta(runs.map(([insert, attributes]) => ({ insert, attributes: attributes ?? {} })))
  return made
}
body.insert(0, [
  node("heading", { level: 2 }, text(["Tryggere 🚸 skolevei"])),
  node("paragraph", {}, text(["Vi ", {}], ["må", { bold: {} }], [" ha det som ", {}],
    ["planen", { link: { href: "https://plan.example/å?a=1&b=2", title: null }, italic: {} }], [" sier.", {}])),
  node("ordered_list", { order: 3 }, node("list_item", {}, node("paragraph", {}, text(["Gåbuss"])),
    node("bullet_list", {}, node("list_item", {}, node("paragraph", {}, text(["hver dag"], ["\\u00a0🏳️‍🌈"]))))),
    node("list_item", {}, node("paragraph", {}))),
  node("blockquote", {}, node("paragraph", {}, text(["Linje én"]), node("hard_break", {}), text(["linje to"]))),
  node("next_step", {}, node("who", {}, text(["Sara"])), node("what", {}, text(["ringer"])), node("by_when", {})),
])
"""

LESS = """
body.delete(4, 1)
body.get(2).delete(0, 1)
body.get(1).get(0).delete(3, 2)
body.get(1).get(0).insert(0, "Nei. ", { bold: {} })
body.get(0).setAttribute("level", 3)
"""

SHAPE = """
const sorted = (values) => Object.entries(values ?? {}).sort()
const marked = ({ insert, attributes }) => [insert, sorted(attributes).map(([key, value]) => [key, sorted(value)])]
const shape = (node) => node instanceof Y.XmlText
  ? node.toDelta().map(marked)
  : [node.nodeName, sorted(node.getAttributes()), node.toArray().map(shape)]
const page = doc.getXmlFragment("PAGE")
page.insert(0, [new Y.XmlText(JSON.stringify(body.toArray().map(shape)))])
"""


def _shape(yjs: Yjs, *updates: bytes) -> str:
    """What an editor would show of a document: nodes, attributes, runs and their marks, with their types."""
    peer, page = yjs.peer(), uuid4()
    for update in updates:
        peer.apply(update)
    assert not peer.waits
    peer.change(QUESTION, SHAPE.replace("PAGE", str(page)))
    return peer.text(page)


def test_flattened_text_is_what_the_editor_made(yjs: Yjs) -> None:
    peer, flat = yjs.peer(), SharedText()
    peer.change(QUESTION, RICH)
    assert flat.update_to(SharedText([peer.missing_from()]), 7)
    assert _shape(yjs, flat.missing_from()) == _shape(yjs, peer.missing_from())


def test_text_that_is_brought_back_is_what_the_editor_made(yjs: Yjs) -> None:
    peer = yjs.peer()
    peer.change(QUESTION, RICH)
    then = peer.missing_from()
    peer.change(QUESTION, LESS)
    now = peer.missing_from()
    assert _shape(yjs, now) != _shape(yjs, then)
    update = SharedText([now]).update_to(SharedText([then]), 7)
    assert update is not None
    assert _shape(yjs, now, update) == _shape(yjs, then)
