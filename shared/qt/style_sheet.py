"""The one style sheet of an application, written from the tokens of its look.

A widget says what it is by a property, never how it looks: `role` of a label (small, body, lead, title, headline,
display, number; soft by `is_soft`), `kind` of a button (primary, quiet), `panel` of a frame (card, sunken, brand).
"""

from PySide6.QtWidgets import QWidget

from shared.qt.look import Look
from shared.qt.typeface import FAMILY


def style_sheet(look: Look) -> str:
    """The rules for every widget of the application."""
    return "\n".join((_base(look), _labels(look), _buttons(look), _panels(look), _inputs(look), _lists(look)))


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Say what a widget is, and let the style sheet dress it anew: `mark(button, kind="primary")`."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _base(look: Look) -> str:
    colour = look.theme.colours
    return f"""
* {{ font-family: "{FAMILY}"; font-size: {look.type_px("body")}px; color: {colour["text"]}; }}
QMainWindow, QDialog, QWidget[panel="ground"] {{ background: {colour["ground"]}; }}
QToolTip {{ background: {colour["brand"]}; color: {colour["on_brand"]}; border: none;
  padding: {look.space_px("tight")}px; }}
"""


def _labels(look: Look) -> str:
    weights = {"title": 600, "headline": 600, "display": 700, "number": 900}
    rules = [
        f'QLabel[role="{step}"] {{ font-size: {round(look.unit_px * size)}px; font-weight: {weights.get(step, 400)}; }}'
        for step, size in look.theme.type.items()
    ]
    colour = look.theme.colours
    rules += [
        "QLabel { background: transparent; }",
        f'QLabel[is_soft="true"] {{ color: {colour["text_soft"]}; }}',
        f'QWidget[panel="brand"] QLabel {{ color: {colour["on_brand"]}; }}',
        f'QWidget[panel="brand"] QLabel[is_soft="true"] {{ color: {colour["on_brand_soft"]}; }}',
    ]
    return "\n".join(rules)


def _buttons(look: Look) -> str:
    colour = look.theme.colours
    border = look.border_px
    return f"""
QPushButton {{ background: {colour["surface"]}; border: {border}px solid {colour["line"]};
  border-radius: {look.radius_px}px; padding: {look.space_px("tight")}px {look.space_px("gap")}px; font-weight: 600; }}
QPushButton:hover {{ border-color: {colour["focus"]}; }}
QPushButton:pressed {{ background: {colour["pressed"]}; border-color: {colour["focus"]}; }}
QPushButton:focus {{ border: {border * 2}px solid {colour["focus"]}; outline: none; }}
QPushButton:disabled {{ background: {colour["sunken"]}; color: {colour["text_soft"]};
  border-color: {colour["sunken"]}; }}
QPushButton[kind="primary"] {{ background: {colour["primary"]}; color: {colour["on_primary"]};
  border-color: {colour["primary"]}; }}
QPushButton[kind="primary"]:pressed {{ background: {colour["primary_pressed"]}; }}
QPushButton[kind="primary"]:focus {{ border-color: {colour["text"]}; }}
QPushButton[kind="primary"]:disabled {{ background: {colour["sunken"]}; color: {colour["text_soft"]};
  border-color: {colour["sunken"]}; }}
QPushButton[kind^="segment"]:checked {{ background: {colour["primary"]}; color: {colour["on_primary"]};
  border-color: {colour["primary"]}; }}
QPushButton[kind="segment-first"] {{ border-top-right-radius: 0; border-bottom-right-radius: 0; border-right: none; }}
QPushButton[kind="segment-last"] {{ border-top-left-radius: 0; border-bottom-left-radius: 0; border-left: none; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; }}
QPushButton[kind="quiet"]:pressed {{ background: {colour["pressed"]}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {colour["focus"]}; }}
"""


def _panels(look: Look) -> str:
    colour = look.theme.colours
    return f"""
QFrame[panel="card"] {{ background: {colour["surface"]}; border: {look.border_px}px solid {colour["line"]};
  border-radius: {look.radius_px}px; }}
QFrame[panel="sunken"] {{ background: {colour["sunken"]}; border: none; border-radius: {look.radius_px}px; }}
QWidget[panel="brand"] {{ background: {colour["brand"]}; border: none; }}
"""


def _inputs(look: Look) -> str:
    colour = look.theme.colours
    return f"""
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit {{ background: {colour["surface"]};
  border: {look.border_px}px solid {colour["text_soft"]}; border-radius: {look.radius_px}px;
  padding: {look.space_px("tight")}px {look.space_px("near")}px;
  selection-background-color: {colour["primary"]}; selection-color: {colour["on_primary"]}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus {{
  border: {look.border_px * 2}px solid {colour["focus"]}; }}
QLineEdit:disabled, QComboBox:disabled {{ background: {colour["sunken"]}; color: {colour["text_soft"]}; }}
QComboBox::drop-down {{ border: none; width: {look.space_px("wide")}px; }}
QComboBox QAbstractItemView {{ background: {colour["surface"]}; border: {look.border_px}px solid {colour["line"]};
  selection-background-color: {colour["primary"]}; selection-color: {colour["on_primary"]}; outline: none; }}
"""


def _lists(look: Look) -> str:
    colour = look.theme.colours
    return f"""
QAbstractItemView {{ background: {colour["surface"]}; border: none; outline: none; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {look.space_px("near")}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {colour["line"]}; border-radius: {look.space_px("near") // 2}px;
  min-height: {look.touch_key_px}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
"""
