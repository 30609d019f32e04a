"""The clips of the voice: an office's own recordings first, then those that come with Antrean."""

import sys
import wave
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from display.voice.samples import RATE, Samples, prepared
from shared.assets import ASSETS

VOICE: Final = ASSETS / "voice"
SOUNDS: Final = ASSETS / "sounds"


@dataclass(frozen=True, slots=True)
class ClipProblem:
    """A recording of the office that cannot be used, so that the clip of Antrean is played instead."""

    path: Path
    kind: Literal["missing", "unreadable"]
    found: str = ""

    def __str__(self) -> str:
        """For the log: what is wrong, and the way out."""
        if self.kind == "missing":
            return f"{self.path} is missing; the clip of Antrean is played instead. Record it under this name."
        return (
            f"{self.path} is {self.found}, not a WAV file with 16 bit, one channel, {RATE} Hz; the clip of Antrean is "
            f"played instead. Convert it: sox INPUT -b 16 -c 1 -r {RATE} {self.path.name}"
        )


class ClipFormatError(ValueError):
    """A file is not a clip; the message tells what it is."""


class Clips:
    """Samples by the name of a clip ("id/satu", "gong").

    A folder of recordings need not be complete. What it lacks, or holds in another format, comes from Antrean's clips.
    """

    def __init__(self, recordings: Path | None = None) -> None:
        self._recordings = recordings
        self._read: dict[str, Samples] = {}

    def __getitem__(self, name: str) -> Samples:
        """The samples of a clip, read when first needed; recordings are trimmed and brought to the common level."""
        if name not in self._read:
            self._read[name] = self._recorded(name) or read_clip(default_path(name))
        return self._read[name]

    def problems(self, names: Iterable[str]) -> tuple[ClipProblem, ...]:
        """What is wrong with the office's recordings of these clips; nothing where it has no folder of its own."""
        if self._recordings is None:
            return ()
        found = (_problem(_path(self._recordings, name)) for name in sorted(names))
        return tuple(problem for problem in found if problem)

    def _recorded(self, name: str) -> "Samples | None":
        if self._recordings is None:
            return None
        path = _path(self._recordings, name)
        return None if _problem(path) else prepared(read_clip(path))


def default_path(name: str) -> Path:
    """Where Antrean's own clip of this name lies."""
    return _path(VOICE if "/" in name else SOUNDS, name)


def read_clip(path: Path) -> Samples:
    """The samples of a WAV file with 16 bit, one channel, 22,050 Hz; else ClipFormatError, or OSError."""
    try:
        with path.open("rb") as file, wave.open(file) as clip:
            _require_format(clip)
            return _samples(clip.readframes(clip.getnframes()))
    except (wave.Error, EOFError) as error:
        raise ClipFormatError("no WAV file") from error


def write_clip(path: Path, samples: Samples) -> None:
    """Write samples as a WAV file, with its folder."""
    write_pcm(path, pcm(samples))


def write_pcm(path: Path, data: bytes) -> None:
    """Write what `pcm` gave as a WAV file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file, wave.open(file, "wb") as clip:
        clip.setnchannels(1)
        clip.setsampwidth(2)
        clip.setframerate(RATE)
        clip.writeframes(data)


def pcm(samples: Samples) -> bytes:
    """The samples as 16 bit little-endian, as they stand in a WAV file and go to the sound device."""
    return _little_endian(samples).tobytes()


def _samples(data: bytes) -> Samples:
    samples: Samples = array("h")
    samples.frombytes(data[: len(data) // 2 * 2])
    return _little_endian(samples)


def _little_endian(samples: Samples) -> Samples:
    if sys.byteorder == "little":
        return samples
    swapped = samples[:]
    swapped.byteswap()
    return swapped


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}.wav"


def _problem(path: Path) -> ClipProblem | None:
    try:
        with path.open("rb") as file, wave.open(file) as clip:
            _require_format(clip)
    except FileNotFoundError:
        return ClipProblem(path, "missing")
    except (wave.Error, EOFError):
        return ClipProblem(path, "unreadable", "no WAV file")
    except (ClipFormatError, OSError) as error:
        return ClipProblem(path, "unreadable", str(error))
    return None


def _require_format(clip: wave.Wave_read) -> None:
    found = (clip.getsampwidth(), clip.getnchannels(), clip.getframerate())
    if found != (2, 1, RATE):
        width, channels, rate = found
        raise ClipFormatError(f"a WAV file with {width * 8} bit, {channels} channels, {rate} Hz")
