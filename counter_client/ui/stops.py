"""The screen where services are suspended and the hall is paused."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from counter_client.presenters.pages import StopsPage
from counter_client.ui.panel_stack import PanelStack
from counter_client.ui.parts import row
from shared.qt.look import Look
from shared.qt.widgets import Ground


class StopsScreen(Ground):
    """One step at a time, over the whole page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.panels = PanelStack(look)
        row(look, self, pad="wide").addWidget(self.panels)

    def render_page(self, page: StopsPage) -> None:
        """Show this."""
        self.panels.show_panel(page.panel)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.panels.show_panel(None)
