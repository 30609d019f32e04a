"""Make the clips that come with Antrean: the words with espeak-ng, the gong from sines.

    python -m display.voice.make_clips

An office that wants a human voice does not need this: see assets/voice/README.md.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from display.voice.clips import default_path, read_clip, write_clip
from display.voice.gong import gong
from display.voice.samples import Samples, faded, levelled, prepared
from display.voice.vocabulary import GONG, TONGUES, Tongue, Word

_VOICES: Final[Mapping[str, str]] = {"id": "id", "en": "en-gb"}
_PITCH: Final = "42"
_LETTER_SPEED: Final = "105"
_WORD_SPEED: Final = "155"
_PHRASE_SPEED: Final = "180"
"""Words a minute: what differs from call to call is said slowly, what everybody knows by heart is not."""
_PRONUNCIATIONS: Final[Mapping[str, str]] = {
    "empat": "[[@mp'at]]",
    "enam": "[[@n'am]]",
    "belas": "[[b@l'as]]",
    "sebelas": "[[s@b@l'as]]",
    "silakan menuju loket": "silakan menuju [[lok'Et]]",
}
"""Where espeak-ng reads the open e of Indonesian for its schwa, or the other way round."""


def main() -> int:
    """Write every clip; answer 1 when espeak-ng is missing."""
    if shutil.which("espeak-ng") is None:
        sys.stderr.write("espeak-ng is not installed; on Debian: apt-get install espeak-ng\n")
        return 1
    write_clip(default_path(GONG), faded(levelled(gong())))
    for tongue in TONGUES.values():
        for word in tongue.words():
            write_clip(default_path(word.clip), prepared(_spoken(word, tongue)))
    return 0


def _spoken(word: Word, tongue: Tongue) -> Samples:
    said = _PRONUNCIATIONS.get(word.said, word.said)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "word.wav"
        voice = ("-v", _VOICES[tongue.code], "-p", _PITCH, "-s", _speed(word))
        subprocess.run(("espeak-ng", *voice, "-w", str(path), said), check=True)
        return read_clip(path)


def _speed(word: Word) -> str:
    if " " in word.text:
        return _PHRASE_SPEED
    return _LETTER_SPEED if len(word.text) == 1 else _WORD_SPEED


if __name__ == "__main__":
    raise SystemExit(main())
