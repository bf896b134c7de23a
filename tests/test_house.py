"""The house rules that no linter knows: the documents are true, and nothing is there that should not be."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

from facilitator.settings import Settings
from ui.sentences import SENTENCES

ROOT = Path(__file__).parent.parent
PACKAGES = ("models", "facilitator", "exports", "ui")
REFUSALS = {"Invalid", "Conflict", "NotAllowed", "NotFound", "TooMany", "Refusal"}
BINARY = {".png", ".woff2", ".ttf", ".icc", ".ico", ".pdf"}


@cache
def _committed() -> tuple[Path, ...]:
    """The files that are in the repository, or are about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(path for line in listed.stdout.splitlines() if (path := ROOT / line).is_file())


def _modules(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in _committed():
        relative = path.relative_to(ROOT)
        if path.suffix == ".py" and relative.parts[0] in folders and "migrations" not in relative.parts:
            yield relative, ast.parse(path.read_text())


def test_architecture_names_every_module() -> None:
    modules = {str(path.with_suffix("")) for path, _tree in _modules(*PACKAGES) if path.name != "__init__.py"}
    page = (ROOT / "docs" / "architecture.md").read_text()
    named = set(re.findall(rf"^\| `((?:{'|'.join(PACKAGES)})/[\w/]+)` \|", page, re.MULTILINE))
    assert named == modules


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_nicegui_ui_has_an_alias() -> None:
    """`from nicegui import ui` hides our own package `ui`."""
    hidden = [
        f"{path}:{node.lineno}"
        for path, tree in _modules(*PACKAGES, "tests", "benchmarks", "bin")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "nicegui"
        for name in node.names
        if name.name == "ui" and name.asname in {None, "ui"}
    ]
    assert hidden == []


def test_yjs_is_known_to_one_room() -> None:
    knowing = {
        str(path)
        for path, tree in _modules(*PACKAGES)
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "pycrdt")
        or (isinstance(node, ast.Import) and any(name.name.split(".")[0] == "pycrdt" for name in node.names))
    }
    assert knowing == {"facilitator/sharedtext.py"}


def test_test_folders_are_packages() -> None:
    """Else `tests/models` shadows `models`."""
    folders = {path.parent for path in _committed() if path.suffix == ".py" and path.is_relative_to(ROOT / "tests")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_readme_lists_every_setting() -> None:
    rows = re.findall(
        r"^\| `(VERKSTED_\w+)` \| (?:`(.*?)`)? ?\| (.*) \|$", (ROOT / "README.md").read_text(), re.MULTILINE
    )
    settings = [
        (f"VERKSTED_{each.name.upper()}", str(each.default), each.metadata["help"]) for each in fields(Settings)
    ]
    assert rows == settings


def test_every_refusal_has_a_sentence() -> None:
    raised = {
        (code, str(path))
        for path, tree in _modules(*PACKAGES)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for code in _codes(node)
    }
    assert {(code, path) for code, path in raised if code not in SENTENCES} == set()


def _codes(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if name in REFUSALS:
        yield from texts[:1]
    elif name == "require" and len(call.args) > 1:  # a limit, with the code of going over it
        yield from texts[-1:]


def test_every_sentence_is_said() -> None:
    said = {
        node.value
        for path, tree in _modules(*PACKAGES)
        if path != Path("ui/sentences.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert [code for code in SENTENCES if code not in said] == []


def test_no_package_registry_is_named() -> None:
    """Where packages come from is for each machine to say."""
    hosts = [
        ".".join(parts)
        for parts in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs"), ("yarnpkg", "com"))
    ]
    assert _lines_with(hosts) == []


def test_no_path_of_one_machine_is_named() -> None:
    assert _lines_with(["/".join(parts) for parts in (("", "work", ""), ("", "root", ""), ("..", "shared"))]) == []


def _lines_with(strings: list[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {string}"
        for path in _committed()
        if path.suffix not in BINARY
        for text in [path.read_text(encoding="utf-8", errors="replace")]
        for string in strings
        if string in text
    ]
