"""Keeps the gettext catalogues in step with the sources: Python, Jinja templates and the browser's scripts.

A message is what stands in `_("...")` or `_.n("...", "...", n)`, in scripts `t("...")` or `tn("...", "...", n)`; it
must stand there as a plain string. Run without arguments to add new messages and drop those no longer used; with
`--check` nothing is written, and what is new, unused, untranslated or filled in differently is an error. `--missing nn`
prints what is not translated yet.
"""

import argparse
import ast
import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

Message = tuple[str, ...]
"""A text, or the two forms of a plural."""

HEADER = """\
# Written by bin/messages; translate the msgstr lines.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: {language}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "ui" / "locale"
LANGUAGES = ("nn", "en")
TEMPLATES = ROOT / "ui" / "templates"
SCRIPTS = ROOT / "ui" / "web" / "src"
STRING = r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`$\\]*`)"""
SCRIPT_CALL = re.compile(rf"(?<![\w.$])(?:t\(\s*{STRING}|tn\(\s*{STRING}\s*,\s*{STRING})")
PLACEHOLDER = re.compile(r"\{(\w*)\}")


def main() -> int:
    """Bring the catalogues up to date, or check them; the number of faults is the exit code, at most 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail if something is to be done")
    parser.add_argument("--missing", metavar="LANGUAGE", choices=LANGUAGES, help="print what is not translated")
    arguments = parser.parse_args()
    messages = collect()
    faults: list[str] = []
    for language in LANGUAGES:
        path = LOCALES / language / "messages.po"
        with path.open("rb") as file:
            old = read_po(file, locale=language)
        new = updated(old, messages, language)
        if arguments.check:
            faults += [f"{language}: {fault}" for fault in faults_of(new)]
            if path.read_text(encoding="utf-8") != written(new, language):
                faults.append(f"{language}: not up to date with the sources; run bin/messages")
        elif arguments.missing != language:
            path.write_text(written(new, language), encoding="utf-8")
        else:
            print(*untranslated(new), sep="\n")
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


def collect() -> dict[Message, set[str]]:
    """Every message in the sources, with the files that use it."""
    found: dict[Message, set[str]] = {}
    readers = [
        (ROOT / "ui", "*.py", in_python),
        (ROOT / "exports", "*.py", in_python),
        (TEMPLATES, "*.html", in_template),
        (SCRIPTS, "*.js", in_script),
    ]
    for folder, pattern, read in readers:
        for path in sorted(folder.rglob(pattern)):
            if "node_modules" in path.parts:
                continue
            for message in read(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))):
                found.setdefault(message, set()).add(str(path.relative_to(ROOT)))
    return found


def in_python(source: str, name: str) -> Iterator[Message]:
    """The messages of a Python module."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        count = _forms_taken(call.func)
        if count:
            texts = [each.value if isinstance(each, ast.Constant) else None for each in call.args[:count]]
            yield _plain(texts, count, f"{name}:{call.lineno}")


def _forms_taken(function: ast.expr) -> int:
    """How many texts a function takes: `_` one, `_.n` two, any other none. `self._` counts as `_`."""

    def is_words(node: ast.expr) -> bool:
        return (isinstance(node, ast.Name) and node.id == "_") or (isinstance(node, ast.Attribute) and node.attr == "_")

    if is_words(function):
        return 1
    return 2 if isinstance(function, ast.Attribute) and function.attr == "n" and is_words(function.value) else 0


def in_template(source: str, name: str) -> Iterator[Message]:
    """The messages of a Jinja template."""
    for call in Environment(autoescape=True).parse(source, name).find_all(nodes.Call):
        node = call.node
        plural = isinstance(node, nodes.Getattr) and node.attr == "n"
        owner = node.node if isinstance(node, nodes.Getattr) and plural else node
        if isinstance(owner, nodes.Name) and owner.name == "_":
            count = 2 if plural else 1
            texts = [each.value if isinstance(each, nodes.Const) else None for each in call.args[:count]]
            yield _plain(texts, count, f"{name}:{call.lineno}")


def in_script(source: str, name: str) -> Iterator[Message]:
    """The messages of a script."""
    for match in SCRIPT_CALL.finditer(source):
        yield tuple(_unquoted(each, name) for each in match.groups() if each)


def _unquoted(literal: str, name: str) -> str:
    body = literal[1:-1]
    if literal[0] != '"':
        body = body.replace(r"\'", "'").replace('"', r"\"").replace("\n", r"\n")
    try:
        return str(json.loads(f'"{body}"'))
    except ValueError as error:
        raise SystemExit(f"{name}: {literal} is no plain string") from error


def _plain(texts: Sequence[object], count: int, place: str) -> Message:
    found = tuple(each for each in texts if isinstance(each, str))
    if len(found) != count:
        raise SystemExit(f"{place}: a message must stand as a plain string where it is said")
    return found


def updated(old: Catalog, messages: dict[Message, set[str]], language: str) -> Catalog:
    """A catalogue of exactly `messages`, with the translations that `old` has."""
    known = {_message(each.id): each.string for each in old if each.id}
    new = Catalog(locale=language, charset="utf-8")
    plurals = {message[0]: message for message in sorted(messages) if len(message) > 1}
    for message in sorted(messages):
        if plurals.get(message[0], message) != message:
            # A text that is also the first form of a plural stands once in a catalogue, as the plural.
            if len(message) > 1:
                raise SystemExit(f"two plurals begin alike: {message} and {plurals[message[0]]}")
            continue
        used_in = messages[message] | messages.get(message[:1], set())
        string = known.get(message, "" if len(message) == 1 else ("", ""))
        new.add(message[0] if len(message) == 1 else message, string, locations=[(path, 0) for path in sorted(used_in)])
    return new


def written(catalogue: Catalog, language: str) -> str:
    """The catalogue as a file's text; the same catalogue gives the same text."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=116, omit_header=True, sort_output=True, include_lineno=False)
    return HEADER.format(language=language) + buffer.getvalue().decode().strip() + "\n"


def faults_of(catalogue: Catalog) -> Iterator[str]:
    """What keeps a catalogue from being complete."""
    for message in catalogue:
        if not message.id:
            continue
        sources, targets = _message(message.id), _message(message.string)
        if message.fuzzy:
            yield f"fuzzy: {sources[0]!r}"
        if len(targets) != len(sources) or not all(targets):
            yield f"not translated: {sources[0]!r}"
            continue
        for source, target in zip(sources, targets, strict=True):
            if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(target)):
                yield f"filled in differently: {source!r} and {target!r}"


def untranslated(catalogue: Catalog) -> Iterator[str]:
    """The messages without a translation, as JSON, one to a line."""
    for message in catalogue:
        if message.id and not all(_message(message.string)):
            yield json.dumps(message.id, ensure_ascii=False)


def _message(text: object) -> Message:
    return (text,) if isinstance(text, str) else tuple(text) if isinstance(text, (tuple, list)) else ()


if __name__ == "__main__":
    sys.exit(main())
