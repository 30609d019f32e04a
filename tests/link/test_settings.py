"""The device file: what wins over what, and what a mistake is answered with."""

from pathlib import Path

import pytest

from shared.link.settings import DeviceSettings, SettingsError, device_file, load_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "device.toml"


def test_every_setting_has_a_default_and_a_help(file: Path) -> None:
    settings = load_settings(file)
    assert settings.printer == "screen:"
    assert all(field.description for field in DeviceSettings.model_fields.values())
    assert all(key.endswith(("_inch", "_m", "_minutes")) for key in DeviceSettings.model_fields if _unit(key))


def test_flags_win_over_environment_over_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('hall = "file"\nzone = "file"\nname = "file"')
    monkeypatch.setenv("ANTREAN_HALL", "environment")
    monkeypatch.setenv("ANTREAN_ZONE", "environment")
    settings = load_settings(file, hall="flag", zone=None)
    assert (settings.hall, settings.zone, settings.name) == ("flag", "environment", "file")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('zonne = "A"', r"device\.toml: unknown setting 'zonne'; did you mean 'zone'\?"),
        ("xyzzy = 1", "unknown setting 'xyzzy'; known are name, hub"),
        ('language = "jv"', r"device\.toml: language: Input should be 'id' or 'en', not 'jv'\. Language of"),
        ("viewing_distance_m = 900", r"viewing_distance_m: .*less than or equal to 60, not '900'"),
        ('hub = "http://x"', r"hub: 'http://x' is no address of a hub; write it like 192"),
        ("name = ", r"device\.toml: cannot be read as TOML: "),
    ],
)
def test_a_mistake_in_the_file_says_what_would_be_right(file: Path, text: str, sentence: str) -> None:
    file.write_text(text)
    with pytest.raises(SettingsError, match=sentence):
        load_settings(file)


def test_a_mistake_is_told_where_it_stands(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=r"^--language: "):
        load_settings(file, language="jv")
    monkeypatch.setenv("ANTREAN_LANGUAGE", "jv")
    with pytest.raises(SettingsError, match=r"^ANTREAN_LANGUAGE: "):
        load_settings(file)


def test_the_data_folder_is_made(file: Path, tmp_path: Path) -> None:
    folder = load_settings(file, data=tmp_path / "a" / "b").data_folder("kiosk")
    assert folder == tmp_path / "a" / "b"
    assert folder.is_dir()


def test_the_device_file_lies_where_the_system_keeps_settings() -> None:
    assert device_file().name == "device.toml"


def _unit(key: str) -> object:
    extra = DeviceSettings.model_fields[key].json_schema_extra
    return extra.get("unit") if isinstance(extra, dict) else None
