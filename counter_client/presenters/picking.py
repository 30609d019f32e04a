"""Choosing one of many by typing a part of its name or by the arrow keys."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pick:
    """What may be chosen (id, text to look in), what was typed, and what is chosen, if anything."""

    options: tuple[tuple[str, str], ...] = ()
    query: str = ""
    chosen: str | None = None

    @property
    def found(self) -> tuple[str, ...]:
        """The ids that what was typed leaves; those that begin with it first."""
        wanted = self.query.casefold().split()
        fitting = [(id_, text.casefold()) for id_, text in self.options if _fits(text.casefold(), wanted)]
        fitting.sort(key=lambda option: not option[1].startswith(self.query.casefold().strip()))
        return tuple(id_ for id_, _ in fitting)

    def offering(self, options: Sequence[tuple[str, str]]) -> "Pick":
        """The same among other options."""
        chosen = self.chosen if self.chosen in {id_ for id_, _ in options} else None
        return Pick(tuple(options), self.query, chosen)

    def typing(self, query: str) -> "Pick":
        """Narrow down; the first that fits is chosen as soon as something is typed."""
        narrowed = Pick(self.options, query)
        found = narrowed.found
        chosen = found[0] if found and query.strip() else self.chosen if self.chosen in found else None
        return Pick(self.options, query, chosen)

    def moving(self, step: int) -> "Pick":
        """Go up or down among those found."""
        found = self.found
        if not found:
            return self
        at = found.index(self.chosen) + step if self.chosen in found else 0
        return Pick(self.options, self.query, found[max(0, min(len(found) - 1, at))])

    def choosing(self, chosen: str) -> "Pick":
        """Choose this one; what was typed is done with."""
        return Pick(self.options, "", chosen)


def _fits(text: str, wanted: Sequence[str]) -> bool:
    words = text.split()
    return all(any(word.startswith(part) for word in words) for part in wanted)
