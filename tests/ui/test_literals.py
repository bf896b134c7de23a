"""No text is shown without being translated: what stands in the code for people to read goes through `_` or `t`.

What is Norwegian is told by letters and small words; what is shown, by beginning with a capital. It is a net, not a
proof: a page that is opened in another language catches the rest (`test_languages.py`).
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).parent.parent.parent
NAMES = {"Verksted", "verksted", "Bokmål", "Nynorsk", "English", "en-GB", "en", "«{}»", "“{}”"}
"""What is the same in every language: our name, the languages' own names and codes, quotation marks."""
UNSEEN = ("ui/wire/", "exports/")
"""Where what begins with a capital is a protocol's or a typeface's."""

NORWEGIAN = re.compile(
    r"[æøåÆØÅ«»]|\b(og|ikke|er|som|til|fra|med|eller|av|dere|hvem|hva|hvor|deg|ditt|alle|ingen|denne|den|det|en|et)\b",
    re.IGNORECASE,
)
SHOWN = re.compile(r"^\s*[A-ZÆØÅ][a-zæøå]+(?![\w.-])(?!.*[{;])")
LETTERS = re.compile(r"[^\W\d_]{2,}")
TAG = re.compile(r"<[^>]*>")
TOLD = re.compile(r"""(?<![:@.])\b(?:aria-label|title|alt|placeholder)=(?:"([^"]*)"|'([^']*)')""")
"""The attributes that are read aloud or shown."""
TABLE = re.compile(r"^\s*(nb|nn|en): \[.*$", re.MULTILINE)
"""A line of a table that has a line for each language."""
STRING = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
CODE = re.compile(
    rf"""//[^\n]*|/\*.*?\*/|(?P<call>(?<![\w.$])(?:t\(\s*|tn\(\s*(?:{STRING}\s*,\s*)?))?(?P<text>{STRING})|`""",
    re.DOTALL,
)


def python_files() -> list[Path]:
    return sorted(path for folder in ("ui", "exports") for path in (ROOT / folder).rglob("*.py"))


def scripts() -> list[Path]:
    found = [*(ROOT / "ui" / "web" / "src").rglob("*.js"), *(ROOT / "ui" / "parts").rglob("*.js")]
    return sorted(path for path in found if "node_modules" not in path.parts)


def templates() -> list[Path]:
    return sorted((ROOT / "ui" / "templates").rglob("*.html"))


def test_python_shows_nothing_untranslated() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in python_files()
        for line, text in literals(path.read_text())
        if NORWEGIAN.search(text) or (SHOWN.search(text) and not str(path.relative_to(ROOT)).startswith(UNSEEN))
    ]
    assert found == []


def test_templates_show_nothing_untranslated() -> None:
    found = [f"{path.name}: {text}" for path in templates() for text in shown_by_template(path.read_text())]
    assert found == []


def test_scripts_show_nothing_untranslated() -> None:
    found = [f"{path.relative_to(ROOT)}: {text}" for path in scripts() for text in shown_by_script(path.read_text())]
    assert found == []


def test_words_are_always_called_as_messages_are_found() -> None:
    """`bin/messages` finds `_(...)` and `self._(...)`; words under another name would stay in bokmål."""
    found = []
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.arg) and ast.unparse(node.annotation or ast.Constant(0)) == "Words":
                held = node.arg
            elif isinstance(node, ast.Assign) and is_words(node.value):
                held = ast.unparse(node.targets[0]).rpartition(".")[2]
            else:
                continue
            if held.rpartition(", ")[2] != "_" and held != "_":
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {held}")
    assert found == []


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("html`<p>Lagret</p>`", ["Lagret"]),
        ('html`<p aria-label="Lagret">${t("Lagret")}</p>`', ["Lagret"]),
        ('say("Ikke tilkoblet")', ["Ikke tilkoblet"]),
        ('say(t("Ikke tilkoblet")) // ikke dette', []),
        ('say(tn("{n} er her", "{n} er her", n), "ikke her")', ["ikke her"]),
        ('html`<p title=${t("Nå")}>${when ? html`<b>${"x"}</b> nå` : ""}</p>`', ["nå"]),
        ('html`<p class="${a > b ? "x" : ""}">${t("Nå")}</p>`', []),
    ],
)
def test_net_catches_what_a_script_shows(source: str, shown: list[str]) -> None:
    assert list(shown_by_script(source)) == shown


def is_words(value: ast.expr) -> bool:
    """Whether a value is a reader's words: `_`, or what a function gives that is called words_of or words_for."""
    called = ast.unparse(value.func).rpartition(".")[2] if isinstance(value, ast.Call) else ""
    return called in {"words_of", "words_for"} or ast.unparse(value) in {"_", "visit._", "self._"}


def literals(source: str) -> Iterator[tuple[int, str]]:
    """The strings of a module that are neither documentation nor messages."""
    tree = ast.parse(source)
    known: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).removesuffix(".n").rpartition(".")[2] == "_":
            known |= {id(each) for each in node.args}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            known.add(id(node.value))
        elif isinstance(node, (ast.AnnAssign, ast.arg)) and node.annotation:
            known |= {id(each) for each in ast.walk(node.annotation)}
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns:
            known |= {id(each) for each in ast.walk(node.returns)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in known | named(node):
            yield node.lineno, node.value


def named(node: ast.Constant) -> set[int]:
    """The node itself, if it is a name that is the same in every language."""
    return {id(node)} if str(node.value).strip(" –") in NAMES else set()


def shown_by_template(source: str) -> Iterator[str]:
    """What a Jinja template shows of its own."""
    data = " ".join(each.data for each in Environment(autoescape=True).parse(source).find_all(nodes.TemplateData))
    yield from shown_by_markup(re.sub(r"<script.*?</script>", "", data, flags=re.DOTALL))


def shown_by_markup(markup: str) -> Iterator[str]:
    """The words between tags and in spoken attributes."""
    for told in TOLD.finditer(markup):
        yield from words_in(told[1] or told[2] or "")
    for text in TAG.split(re.sub(r"\{\{.*?\}\}|&\w+;", "\0", markup, flags=re.DOTALL)):
        yield from words_in(text)


def words_in(text: str) -> Iterator[str]:
    """A text, if it holds words that a language could have otherwise."""
    bare = text.replace("\0", " ").strip(" –\n")
    if bare not in NAMES and LETTERS.search(bare):
        yield bare


def shown_by_script(source: str) -> Iterator[str]:
    """What a script shows of its own: strings outside `t` and `tn`, and the markup of its templates."""
    source = TABLE.sub("", source)
    yield from _code(source, 0, [])[1]


def _code(source: str, at: int, found: list[str]) -> tuple[int, list[str]]:
    """Read code from `at` to its end, or to the brace that closes a template's expression."""
    deep = 0
    while at < len(source):
        match = CODE.match(source, at)
        if match is None:
            deep += {"{": 1, "}": -1}.get(source[at], 0)
            at += 1
            if deep < 0:
                break
        elif match[0] == "`":
            at = _template(source, at + 1, found)
        else:
            at = match.end()
            text = (match["text"] or "")[1:-1]
            if not match["call"] and text not in NAMES and NORWEGIAN.search(text):
                found.append(text)
    return at, found


def _template(source: str, at: int, found: list[str]) -> int:
    """Read a template literal from after its opening to after its end."""
    pieces = []
    while source[at] != "`":
        if source.startswith("${", at):
            at = _code(source, at + 2, found)[0]
            pieces.append("\0")
        else:
            at += 2 if source[at] == "\\" else 1
            pieces.append(source[at - 1])
    whole = "".join(pieces)
    if "<" in whole:
        found.extend(shown_by_markup(whole))
    elif NORWEGIAN.search(whole):
        found.append(whole)
    return at + 1
