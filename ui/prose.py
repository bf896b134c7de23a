"""Rich text as HTML: checked blocks in, markup out. Headings begin at a level that the page chooses."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from facilitator.richtext import (
    Block,
    BulletList,
    Heading,
    Inlines,
    Item,
    NextStep,
    NumberedList,
    Paragraph,
    Quote,
    Text,
)
from ui.words import Words

_LOWEST = 6


def prose(blocks: Iterable[Block], _: Words, level: int = 3) -> Markup:
    """The blocks; a heading in the text has `level` or one below it."""
    return Markup().join(_block(each, _, level) for each in blocks)


def _block(block: Block, _: Words, level: int) -> Markup:
    match block:
        case Heading():
            return _element(f"h{min(_LOWEST, level + block.level - 1)}", _inlines(block.inlines))
        case Paragraph():
            return _element("p", _inlines(block.inlines))
        case BulletList():
            return _element("ul", _items(block.items, _, level))
        case NumberedList():
            start = Markup(' start="{}"').format(block.start) if block.start != 1 else Markup()
            return Markup("<ol{}>{}</ol>").format(start, _items(block.items, _, level))
        case Quote():
            return _element("blockquote", prose(block.blocks, _, level))
        case NextStep():
            parts = ((_("Hvem"), block.who), (_("Gjør hva"), block.what), (_("Når"), block.by_when))
            told = (
                Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(word, _inlines(inlines)) for word, inlines in parts
            )
            return Markup('<dl class="next-step">{}</dl>').format(Markup().join(told))


def _items(items: Iterable[Item], _: Words, level: int) -> Markup:
    return Markup().join(_element("li", prose(each.blocks, _, level)) for each in items)


def _inlines(inlines: Inlines) -> Markup:
    return Markup().join(_text(each) for each in inlines)


def _text(text: Text) -> Markup:
    made = Markup("<br>").join(escape(line) for line in text.text.split("\n"))
    if text.italic:
        made = _element("em", made)
    if text.bold:
        made = _element("strong", made)
    if text.link:
        made = Markup('<a href="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a>').format(text.link, made)
    return made


def _element(name: str, inside: Markup) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(name, inside)
