"""How many calls a wall holds and how large they are, from its size and the viewing distance. Pure arithmetic.

The rule (one inch for every ten feet) is about characters: no figure of a call is smaller than that. The other texts
are a third of it, as far as they leave room for the calls.
"""

from dataclasses import dataclass
from typing import Final, Literal

from shared.qt.sizes import ScreenMetrics

Form = Literal["line", "stacked"]

MOST_ROWS: Final = 6
"""More calls than these are more to search through than they tell."""

DIGIT_OF_FONT: Final = 0.63
"""The height of a figure in parts of the font's size; capitals are a little higher."""

_CHARACTER: Final = 0.88
_DASH: Final = 0.52
_LINE_ROW: Final = 1.45
_STACKED_ROW: Final = 2.9
_LARGE_STACK: Final = 2.8
_FAR_ROW: Final = 1.3
_BAND: Final = 1.7
_LEAST_TEXT: Final = 0.026
_MOST_TEXT: Final = (0.046, 0.04, 0.035)
_ENOUGH_CALLS: Final = 3
_MOST_FAR_CALLS: Final = 4
_LARGER_THAN_LIST: Final = 1.3


@dataclass(frozen=True, slots=True)
class Widths:
    """The longest texts to come, in characters."""

    label: int = 5
    counter: int = 2

    @property
    def number(self) -> float:
        """A number's width in parts of the height of its figures."""
        return (self.label - 1) * _CHARACTER + _DASH

    @property
    def tile(self) -> float:
        """The width of the tile with the counter."""
        return max(2, self.counter) * _CHARACTER + 0.6

    @property
    def line(self) -> float:
        """Number and tile in a row of the list."""
        return self.number + self.tile + 1.0

    @property
    def large_line(self) -> float:
        """Number, arrow and tile in the large place."""
        return self.line + 1.8


@dataclass(frozen=True, slots=True)
class WallPlan:
    """Where everything goes, in pixels. `rows` are those of the list, without the large call.

    `character` is the height that the rule asks of a figure, `figure` what it is in the list, `large_figure` what the
    large call has at least room for. `is_too_small`: not even one call can be as large as the rule asks.
    """

    is_beside: bool
    large_form: Form
    row_form: Form
    rows: int
    character: int
    figure: int
    large_figure: int
    widths: Widths
    large_height: int
    list_width: int
    text: int
    margin: int
    gap: int
    head: int
    head_lines: int
    strip_lines: int
    is_too_small: bool

    @property
    def strip(self) -> int:
        """The height of the counters' strip."""
        return round(self.text * _BAND) * self.strip_lines

    @property
    def ticker(self) -> int:
        """The height of the running text."""
        return round(self.text * _BAND)


def plan_wall(metrics: ScreenMetrics, widths: Widths | None = None) -> WallPlan:
    """The best use of a screen."""
    widths = widths or Widths()
    if metrics.is_portrait:
        return _Room(metrics, widths).upright()
    return _Room(metrics, widths).beside() or _far(metrics, widths)


def _far(metrics: ScreenMetrics, widths: Widths) -> WallPlan:
    """Calls go before all other text: that shrinks until three calls have room."""
    rooms = [_Room(metrics, widths, most_text) for most_text in _MOST_TEXT]
    plans = [plan for plan in (room.in_rows() for room in rooms) if not plan.is_too_small]
    enough = (plan for plan in plans if plan.rows + 1 >= _ENOUGH_CALLS)
    return next(enough, None) or max(plans, key=lambda plan: plan.rows, default=rooms[-1].alone())


class _Room:
    """What is left for the calls once head, counters and running text have their place."""

    def __init__(self, metrics: ScreenMetrics, widths: Widths, most_text: float = _MOST_TEXT[0]) -> None:
        side = min(metrics.width_px, metrics.height_px)
        lines = 2 if metrics.is_portrait else 1
        self._widths = widths
        self.character = metrics.px(metrics.wall_character_mm)
        self.text = round(min(most_text * side, max(_LEAST_TEXT * side, self.character / 3 / DIGIT_OF_FONT)))
        self.margin, self.gap = round(side * 0.026), round(side * 0.018)
        self.head_lines, self.strip_lines = lines, lines
        self.head = round(self.text * (3.2 if metrics.is_portrait else 1.9))
        self.caption = round(self.text * 1.5)
        self.width = metrics.width_px - 2 * self.margin
        self.height = metrics.height_px - self.head - round(self.text * _BAND) * (lines + 1) - self.gap * 3

    def beside(self) -> WallPlan | None:
        """The large call at the left, the list at the right; None where the list would leave it too little."""
        height = self.height - self.caption
        rows = min(MOST_ROWS, int(height / (self.character * _LINE_ROW)))
        if rows < 2:
            return None
        figure = max(self.character, min(height / rows / _LINE_ROW, self.width * 0.4 / self._widths.line))
        list_width = round(figure * self._widths.line)
        large_width = self.width - list_width - self.gap - self.margin
        if large_width < self._widths.number * figure * _LARGER_THAN_LIST:
            return None
        return self._plan("line", rows, figure, "stacked", figure, self.height, list_width)

    def in_rows(self) -> WallPlan:
        """Far away: each call has the whole width, the large one is the first of them."""
        calls = max(1, min(_MOST_FAR_CALLS, int(self.height / (self.character * _FAR_ROW))))
        step = max(self.character * _FAR_ROW, self.height / calls * 0.85) if calls > 1 else self.height
        large_height = self.height - (calls - 1) * step
        across = self.width / self._widths.large_line
        large = min(large_height / _FAR_ROW, across)
        return self._plan("line", calls - 1, min(step / _FAR_ROW, across), "line", large, round(large_height))

    def alone(self) -> WallPlan:
        """So far away that one call takes the whole screen."""
        figure = min((self.height - self.caption) / _LARGE_STACK, self.width / (self._widths.number + 0.5))
        return self._plan("line", 0, figure, "stacked", figure, self.height)

    def upright(self) -> WallPlan:
        """A screen that stands upright: the large call above, the list below."""
        is_line = self._widths.line * self.character <= self.width
        across = self.width / (self._widths.line if is_line else self._widths.number + 0.5)
        step = _LINE_ROW if is_line else _STACKED_ROW
        large = min(
            self.width / (self._widths.number + 0.5), max(self.character * 1.2, self.height * 0.4 / _LARGE_STACK)
        )
        large_height = round(large * _LARGE_STACK + self.caption)
        height = self.height - large_height - self.gap - self.caption
        rows = max(0, min(MOST_ROWS, int(height / (self.character * step))))
        if rows == 0:
            return self.alone()
        figure = min(height / rows / step, across, max(self.character, large * 0.8))
        plan = self._plan("line" if is_line else "stacked", rows, figure, "stacked", large, large_height)
        return self.alone() if plan.is_too_small else plan

    def _plan(
        self, row_form: Form, rows: int, figure: float, large_form: Form, large: float, height: int, beside: int = 0
    ) -> WallPlan:
        return WallPlan(
            is_beside=beside > 0,
            large_form=large_form,
            row_form=row_form,
            rows=rows,
            character=self.character,
            figure=int(figure),
            large_figure=int(large),
            widths=self._widths,
            large_height=height,
            list_width=beside or self.width,
            text=self.text,
            margin=self.margin,
            gap=self.gap,
            head=self.head,
            head_lines=self.head_lines,
            strip_lines=self.strip_lines,
            is_too_small=int(min(figure, large)) < self.character - 1,
        )
