"""The device file: what one machine in the hall is told about itself. Flags win over environment over file."""

import difflib
import os
import socket
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from platformdirs import user_config_path, user_data_path
from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from shared.link.address import HubAddress

PREFIX: Final = "ANTREAN_"


class SettingsError(Exception):
    """A setting cannot be used; the sentence says where it stands, what is wrong and what would be right."""


def _be_address(text: str) -> str:
    return str(HubAddress.parse(text)) if text else ""


class DeviceSettings(BaseSettings):
    """The settings of a device. A key that is left out has the default that fits most."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    name: str = Field(socket.gethostname(), max_length=60, description="What people call this device.")
    hub: Annotated[str, AfterValidator(_be_address)] = Field(
        "", description="Address of the hub as HOST:PORT, where mDNS does not reach it."
    )
    hall: str = Field("", description="Id of the hall to belong to; empty: the first that is found, then that one.")
    language: Literal["id", "en"] = Field("id", description="Language of the screens until somebody chooses another.")
    theme: str = Field("", description="Name of a theme in assets/themes; empty: what suits the program.")
    screen_diagonal_inch: float | None = Field(
        None,
        gt=3,
        le=200,
        description="Diagonal of the screen; empty: as the system says.",
        json_schema_extra={"unit": "inch"},
    )
    viewing_distance_m: float | None = Field(
        None,
        gt=0.2,
        le=60,
        description="How far the farthest reader stands; empty: as usual.",
        json_schema_extra={"unit": "m"},
    )
    zone: str = Field("", description="Zone of the hall that a display shows and speaks; empty: all of them.")
    printer: str = Field("screen:", description="Address of the ticket printer, such as tcp://10.0.0.9:9100.")
    technician_pin: str = Field(
        "",
        description="Hash of the PIN that opens this kiosk while no hub is there, as `antrean pin` makes it.",
        repr=False,
    )
    counter: str = Field("", description="Id of the counter that a desk belongs to; empty: the officer chooses.")
    idle_minutes: int = Field(
        15,
        ge=0,
        le=480,
        description="After so long without key or mouse a counter closes and its officer is signed out; 0: never.",
        json_schema_extra={"unit": "minutes"},
    )
    sound: str = Field("auto", description="Where a display speaks: auto, off, or wav:DIR.")
    interfaces: str = Field("", description="Own addresses to be found by, separated by commas; empty: all.")
    data: Path | None = Field(
        None, description="Folder for logs and memory; empty: where the system keeps such things."
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, then environment, then the file."""
        file = TomlConfigSettingsSource(settings_cls)
        return init_settings, env_settings, dotenv_settings, file_secret_settings, file

    @property
    def interface_addresses(self) -> tuple[str, ...]:
        """The own addresses to be found by; empty means all."""
        return tuple(part.strip() for part in self.interfaces.split(",") if part.strip())

    def data_folder(self, role: str) -> Path:
        """The folder where a program of this role keeps its logs and what it remembers; made if it is not there."""
        folder = self.data or user_data_path("antrean") / role
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def device_file() -> Path:
    """Where the device file lies on this system."""
    return user_config_path("antrean") / "device.toml"


def load_settings(file: Path | None = None, **flags: object) -> DeviceSettings:
    """Read the settings of this device; a flag that is None was not given. Raise SettingsError for a mistake."""
    source = file or device_file()

    class Here(DeviceSettings):
        model_config = SettingsConfigDict(toml_file=source)

    given = {key: value for key, value in flags.items() if value is not None}
    try:
        return Here(**given)  # type: ignore[arg-type]  # pydantic checks them
    except tomllib.TOMLDecodeError as mistake:
        raise SettingsError(f"{source}: cannot be read as TOML: {mistake}") from None
    except ValidationError as mistakes:
        raise SettingsError("\n".join(_sentence(error, source, given) for error in mistakes.errors())) from None


def _sentence(error: ErrorDetails, file: Path, flags: Mapping[str, object]) -> str:
    key = str(error["loc"][0])
    if error["type"] == "extra_forbidden":
        return f"{file}: unknown setting '{key}'; {_remedy(key)}"
    field = DeviceSettings.model_fields[key]
    wrong = error["msg"].removeprefix("Value error, ")
    return f"{_place(key, file, flags)}: {wrong}, not '{error['input']}'. {field.description}"


def _place(key: str, file: Path, flags: Mapping[str, object]) -> str:
    if key in flags:
        return f"--{key.replace('_', '-')}"
    if PREFIX + key.upper() in os.environ:
        return PREFIX + key.upper()
    return f"{file}: {key}"


def _remedy(key: str) -> str:
    close = difflib.get_close_matches(key, DeviceSettings.model_fields, n=1)
    return f"did you mean '{close[0]}'?" if close else f"known are {', '.join(DeviceSettings.model_fields)}"
