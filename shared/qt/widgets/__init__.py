"""Passive widgets that several screens share: each draws what it is told, says what was touched, decides nothing."""

from shared.qt.widgets.ground import Ground, Masthead
from shared.qt.widgets.hub_panel import HubPanel
from shared.qt.widgets.labels import ClockLabel, FlowLabel, NumberLabel
from shared.qt.widgets.language_switch import LanguageSwitch
from shared.qt.widgets.notice_bar import Notice, NoticeBar
from shared.qt.widgets.pages import Pages
from shared.qt.widgets.touch_button import ButtonKind, TouchButton
from shared.qt.widgets.touch_tile import TileView, TouchTile

__all__ = [
    "ButtonKind",
    "ClockLabel",
    "FlowLabel",
    "Ground",
    "HubPanel",
    "LanguageSwitch",
    "Masthead",
    "Notice",
    "NoticeBar",
    "NumberLabel",
    "Pages",
    "TileView",
    "TouchButton",
    "TouchTile",
]
