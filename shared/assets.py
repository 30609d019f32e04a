"""Where the product's own files lie: themes, icons, words, sounds, sample halls."""

from pathlib import Path
from typing import Final

ASSETS: Final[Path] = Path(__file__).resolve().parent.parent / "assets"
"""The folder `assets`, beside the package `shared` in the source tree and in an installation alike."""
