"""A story as HTML: what a page shows of a document before it is downloaded, and what readers get who have a link to it.

Only what it says and how that hangs together; looks are the page's. Its text is escaped here, and nowhere else.
"""

from base64 import b64encode
from collections.abc import Iterable

from markupsafe import Markup

from exports.links import address
from exports.look import HUES
from exports.story import (
    CHAPTER,
    Bar,
    Bars,
    Break,
    Bullets,
    Cell,
    Contents,
    Document,
    Facts,
    Grid,
    Heading,
    Letterhead,
    Numbers,
    Opening,
    Paragraph,
    Part,
    Picture,
    Quote,
    Row,
    Source,
    Span,
    Table,
    Voice,
    chapters,
    sourced,
)

LOWEST = 6
"""The level below which HTML has no headings."""


def html(document: Document) -> Markup:
    """The document as what stands in a page's main part: its title is the page's h1."""
    return _Page(document.parts).all(document.parts)


def page(document: Document) -> bytes:
    """The same as a file, in UTF-8."""
    return html(document).encode("utf-8", "replace")


class _Page:
    """Makes HTML of parts; remembers where in the outline it is, so that no level is passed over."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._chapters = {id(each): (f"part-{number}", each) for number, each in enumerate(chapters(parts), 1)}
        self._outline = 0

    def all(self, parts: Iterable[Part]) -> Markup:
        return Markup().join(self._part(each) for each in parts)

    def _part(self, part: Part) -> Markup:
        match part:
            case Paragraph():
                return _element("p", spans(part.spans), "muted" if part.quiet else "")
            case Heading():
                return self._heading(part)
            case Bullets() | Numbers():
                return self._list(part)
            case Quote():
                return _element("blockquote", self.all(part.parts))
            case Voice():
                return self._voice(part)
            case _:
                return self._block(part)

    def _voice(self, part: Voice) -> Markup:
        text = _element("div", self.all(part.parts), "text")
        return Markup('<div class="entry"{}>{}{}</div>').format(_hue(part.source.number), _by(part.source), text)

    def _block(self, part: Opening | Facts | Table | Grid | Bars | Picture | Contents | Break) -> Markup:
        match part:
            case Opening():
                self._outline = 1
                sender = _letterhead(part.letterhead) if part.letterhead else Markup()
                lines = Markup().join(_element("p", line) for line in part.lines)
                title = _element("h1", part.title)
                kind = _element("p", part.kind)
                made = Markup('{}<header class="opening">{}{}{}</header>').format(sender, kind, title, lines)
            case Facts():
                rows = (
                    Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, spans(each)) for name, each in part.rows
                )
                made = _element("dl", Markup().join(rows))
            case Table():
                made = _table(part)
            case Grid():
                made = self._grid(part)
            case Bars():
                made = _bars(part)
            case Contents():
                made = self._contents(part)
            case Picture() | Break():
                made = Markup()
        return made

    def _heading(self, part: Heading) -> Markup:
        self._outline = min(part.level, self._outline + 1, LOWEST)
        key, _ = self._chapters.get(id(part), ("", part))
        anchor = Markup(' id="{}"').format(key) if key else Markup()
        above = _element("p", part.above, "above") if part.above else Markup()
        return Markup("{}<h{}{}>{}</h{}>").format(above, self._outline, anchor, spans(part.spans), self._outline)

    def _contents(self, part: Contents) -> Markup:
        links = Markup().join(
            Markup('<li><a href="#{}">{}</a></li>').format(key, _plain(chapter.spans))
            for key, chapter in self._chapters.values()
        )
        self._outline = CHAPTER
        return Markup('<nav aria-label="{}"><h2>{}</h2><ul>{}</ul></nav>').format(part.title, part.title, links)

    def _list(self, part: Bullets | Numbers) -> Markup:
        items = Markup().join(_element("li", self.all(each.parts)) for each in part.items)
        if isinstance(part, Bullets):
            return _element("ul", items)
        return Markup('<ol start="{}">{}</ol>').format(part.start, items)

    def _grid(self, part: Grid) -> Markup:
        if not part.rows:
            return _element("p", part.empty)
        names = [each.names_rows for each in part.columns]
        rows = (
            Markup().join(self._cell(cell, is_name=is_name) for cell, is_name in zip(row, names, strict=True))
            for row in part.rows
        )
        return _rows([each.name for each in part.columns], rows, part.name)

    def _cell(self, cell: Cell, *, is_name: bool) -> Markup:
        inside = self.all(cell.parts)
        return Markup('<th scope="row">{}</th>').format(inside) if is_name else _element("td", inside)


def _letterhead(part: Letterhead) -> Markup:
    """Logo, names and a band in the colour: an attribute of a drawing, since our pages take no styles of their own."""
    logo = Markup()
    if part.logo:
        source = f"data:image/png;base64,{b64encode(part.logo.png).decode()}"
        logo = Markup('<img src="{}" alt="{}">').format(source, part.logo.words)
    names = Markup().join(_element("p", spans((each,))) for each in part.names)
    band = Markup()
    if part.colour:
        drawn = Markup('<rect width="100%" height="100%" stroke="none" fill="{}"/>').format(part.colour)
        band = Markup('<svg class="band" aria-hidden="true">{}</svg>').format(drawn)
    return Markup('<div class="sender">{}<div>{}</div>{}</div>').format(logo, names, band)


def _table(part: Table) -> Markup:
    has_source = any(row.source for row in part.rows)
    rows = (_cells(row, source, over, has_source=has_source) for row, source, over in sourced(part.rows))
    return _rows([""] * has_source + [*part.columns], rows)


def _bars(part: Bars) -> Markup:
    """A table with its numbers drawn beside them; the drawing says nothing of its own."""
    return _rows((part.names, part.values), (_bar(each, part.most) for each in part.bars))


def _bar(bar: Bar, most: float) -> Markup:
    drawn = Markup('<svg aria-hidden="true"><rect width="{}%" height="100%"/></svg>').format(
        int(100 * bar.value / most)
    )
    return Markup('<th scope="row">{}</th><td class="counted">{} {}</td>').format(bar.name, bar.number, drawn)


def _cells(row: Row, source: Source | None, over: int, *, has_source: bool) -> Markup:
    cells = Markup().join(_element("td", spans(cell)) for cell in row.cells)
    if not has_source or not over:
        return cells
    if not source:
        return _element("td", "") + cells
    spanning = Markup(' rowspan="{}"').format(over) if over > 1 else ""
    return Markup('<th scope="row"{}{}>{}</th>{}').format(spanning, _hue(source.number), _said_by(source), cells)


def _rows(names: Iterable[str], rows: Iterable[Markup], name: str = "") -> Markup:
    """A table, wrapped so that a narrow screen can move it sideways."""
    names = list(names)
    head = Markup().join(
        Markup('<th scope="col">{}</th>').format(each) if each else Markup("<td></td>") for each in names
    )
    body = Markup().join(_element("tr", row) for row in rows)
    table = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, body)
    label = name or ", ".join(filter(None, names))
    return Markup('<div class="wide" tabindex="0" role="region" aria-label="{}">{}</div>').format(label, table)


def spans(pieces: Iterable[Span]) -> Markup:
    """Runs of text, each in its style."""
    return Markup().join(_span(each) for each in pieces)


def _span(span: Span) -> Markup:
    made = _styled(span)
    return Markup('<span lang="{}">{}</span>').format(span.language, made) if span.language else made


def _styled(span: Span) -> Markup:
    made = Markup("<br>").join(span.text.split("\n"))
    if span.is_name:
        return Markup('<span class="who"{}>{}</span> ').format(_hue(span.hue), made)
    if span.italic:
        made = _element("em", made)
    if span.bold:
        made = _element("strong", made)
    if link := address(span.link):
        made = Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(link, made)
    return Markup('<span class="wrote"{}>{}</span>').format(_hue(span.hue), made) if span.hue else made


def _by(source: Source) -> Markup:
    return _element("p", _said_by(source), "by")


def _said_by(source: Source) -> Markup:
    said = Markup('{} <span class="chip">{}</span>').format(source.word, source.number)
    return Markup("{} <span>{}</span>").format(said, source.below) if source.below else said


def _hue(number: int | None) -> Markup:
    """The colour of a group or a writer; past the last they begin anew, as on paper."""
    return Markup(' data-g="{}"').format((number - 1) % len(HUES) + 1) if number else Markup()


def _plain(pieces: Iterable[Span]) -> str:
    return "".join(each.text for each in pieces)


def _element(name: str, inside: str, classes: str = "") -> Markup:
    named = Markup(' class="{}"').format(classes) if classes else Markup()
    return Markup("<{}{}>{}</{}>").format(name, named, inside, name)
