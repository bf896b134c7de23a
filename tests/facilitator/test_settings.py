"""Settings: from variables, from a file, and never half understood."""

from pathlib import Path

import pytest

from facilitator.errors import Invalid
from facilitator.settings import Settings, read_settings


def test_settings_have_defaults() -> None:
    assert read_settings({"PATH": "/bin"}) == Settings()


def test_variable_overrides_file(tmp_path: Path) -> None:
    file = tmp_path / "verksted.toml"
    file.write_text('VERKSTED_PORT = 9000\nVERKSTED_HOST = "0.0.0.0"\nVERKSTED_DATA = "/srv/verksted"\n')
    given = {"VERKSTED_SETTINGS": str(file), "VERKSTED_PORT": "9001"}
    assert read_settings(given) == Settings(data=Path("/srv/verksted"), host="0.0.0.0", port=9001)  # noqa: S104


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("VERKSTED_PORT", "eighty", "setting_wrong"),
        ("VERKSTED_PORT", "0", "setting_wrong"),
        ("VERKSTED_PORT", "70000", "setting_wrong"),
        ("VERKSTED_LOG_LEVEL", "loud", "setting_wrong"),
        ("VERKSTED_RETENTION_DAYS", "-1", "setting_wrong"),
        ("VERKSTED_PUBLIC_URL", "verksted.example", "setting_wrong"),
        ("VERKSTED_SETTINGS", "/no/such/file", "setting_wrong"),
        ("VERKSTED_COLOUR", "blue", "setting_unknown"),
    ],
)
def test_wrong_setting_is_refused(name: str, value: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_settings({name: value})
    assert (refusal.value.code, refusal.value.facts) == (code, {"name": name, "value": value})


def test_address_is_the_public_one() -> None:
    assert Settings(port=9000).address == "http://localhost:9000"
    assert Settings(public_url="https://verksted.example/").address == "https://verksted.example"
    assert Settings(public_url="https://verksted.example/").is_secure
    assert Settings(public_url="https://verksted.example").origins == {"https://verksted.example"}
    assert Settings(port=9000).origins == {"http://localhost:9000", "http://127.0.0.1:9000"}


def test_secret_is_made_once_and_kept_to_ourselves(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    secret = settings.secret()
    assert len(secret) > 40
    assert settings.secret() == secret
    assert (tmp_path / "data" / "secret").stat().st_mode & 0o777 == 0o600
