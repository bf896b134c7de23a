"""bin/messages: every message in every kind of source is found, and one that can't be is an error."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("messages", Path(__file__).parent.parent / "bin" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_messages_of_python_are_found(messages: ModuleType) -> None:
    source = """
say = _("Lagret")
self._(
    "Vent her. "
    "Siden skifter av seg selv.",
    n=1,
)
_.n("{n} person", "{n} personer", len(people))
other("Ikke denne")
"""
    assert set(messages.in_python(source, "a.py")) == {
        ("Lagret",),
        ("Vent her. Siden skifter av seg selv.",),
        ("{n} person", "{n} personer"),
    }
    with pytest.raises(SystemExit, match=r"a\.py:1: a message must stand as a plain string"):
        list(messages.in_python("_(text)", "a.py"))


def test_messages_of_templates_are_found(messages: ModuleType) -> None:
    source = """<p title="{{ _('Lukk') }}">{% if n %}{{ _.n("{n} dag", "{n} dager", n) }}{% endif %}</p>"""
    assert set(messages.in_template(source, "a.html")) == {("Lukk",), ("{n} dag", "{n} dager")}


def test_messages_of_nested_script_templates_are_found(messages: ModuleType) -> None:
    source = r"""
const field = html`<p>${open ? html`<b>${t("Skriv i skjemaet")}</b> ${tn("{n} ny", "{n} nye", n, {n})}` : ""}</p>`
say(t('Tilkoblet igjen. \'Alt\' er lagret.'), set("Ikke"), at.t("Ikke"))
"""
    assert set(messages.in_script(source, "a.js")) == {
        ("Skriv i skjemaet",),
        ("{n} ny", "{n} nye"),
        ("Tilkoblet igjen. 'Alt' er lagret.",),
    }


def test_catalogue_with_faults_is_told_of_each(messages: ModuleType) -> None:
    catalogue = Catalog(locale="nn")
    catalogue.add("Lagret", "Lagra")
    catalogue.add("Slett", "")
    catalogue.add("Hei {name}", "Hei {namn}")
    catalogue.add(("{n} dag", "{n} dager"), ("{n} dag", ""))
    catalogue.add("Neste", "Neste", flags=["fuzzy"])
    assert sorted(messages.faults_of(catalogue)) == [
        "filled in differently: 'Hei {name}' and 'Hei {namn}'",
        "fuzzy: 'Neste'",
        "not translated: 'Slett'",
        "not translated: '{n} dag'",
    ]
    updated = messages.updated(catalogue, {("Lagret",): {"ui/a.py"}, ("Ny",): {"ui/web/src/a.js"}}, "nn")
    assert {each.id: each.string for each in updated if each.id} == {"Lagret": "Lagra", "Ny": ""}
