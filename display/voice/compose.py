"""An announcement as one stream of sound."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from display.voice.clips import Clips, pcm, write_pcm
from display.voice.samples import RATE, Samples, faded
from display.voice.sentence import Clip, Part


@dataclass(frozen=True, slots=True)
class Sound:
    """PCM of 16 bit little-endian, one channel, RATE samples a second; `title` names it in logs and files."""

    title: str
    pcm: bytes

    @property
    def seconds(self) -> float:
        """How long it sounds."""
        return len(self.pcm) / 2 / RATE


def compose(title: str, parts: Iterable[Part], clips: Clips) -> Sound:
    """All clips and pauses one after the other, each clip from zero to zero, so that nothing clicks."""
    stream: Samples = array("h")
    for part in parts:
        stream.extend(faded(clips[part.name]) if isinstance(part, Clip) else _silence(part.milliseconds))
    return Sound(title, pcm(stream))


def write_wav(path: Path, sound: Sound) -> None:
    """Write a sound as a WAV file, with its folder."""
    write_pcm(path, sound.pcm)


def _silence(milliseconds: int) -> Samples:
    return array("h", bytes(2 * (RATE * milliseconds // 1000)))
