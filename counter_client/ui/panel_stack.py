"""The step of a form that is shown, whichever it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from counter_client.presenters.panels import ApprovalStep, ChoiceStep, ListStep, Panel, QuestionStep
from counter_client.ui.approval_panel import ApprovalPanel
from counter_client.ui.choice_panel import ChoicePanel
from counter_client.ui.list_panel import ListPanel
from counter_client.ui.pick_list import PickList
from counter_client.ui.question_panel import QuestionPanel
from shared.qt.look import Look


class PanelStack(QStackedWidget):
    """Passive, as its panels are."""

    typed = Signal(str)
    moved = Signal(int)
    chosen = Signal(str)
    given = Signal(str)
    dropped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._step = ""
        self._lists: dict[str, ListPanel] = {}
        self._choice, self._approval, self._question = ChoicePanel(look), ApprovalPanel(look), QuestionPanel(look)
        for panel in (self._choice, self._approval, self._question):
            self._add(panel)
        self._listen(self._approval.supervisors)

    def show_panel(self, panel: Panel | None) -> None:
        """Show this step; None when the form is closed."""
        is_new = panel is not None and panel.step != self._step
        self._step = panel.step if panel else ""
        match panel:
            case ChoiceStep():
                self.setCurrentWidget(self._choice)
                self._choice.show_step(panel, is_new=is_new)
            case ApprovalStep():
                self.setCurrentWidget(self._approval)
                self._approval.show_step(panel, is_new=is_new)
            case QuestionStep():
                self.setCurrentWidget(self._question)
                self._question.show_step(panel, is_new=is_new)
            case ListStep():
                shown = self._lists.get(panel.step) or self._make_list(panel.step)
                self.setCurrentWidget(shown)
                shown.show_step(panel, is_new=is_new)

    def _make_list(self, name: str) -> ListPanel:
        panel = self._lists[name] = ListPanel(self._look, name)
        self._add(panel)
        self._listen(panel.entries)
        return panel

    def _add(self, panel: ChoicePanel | ListPanel | ApprovalPanel | QuestionPanel) -> None:
        self.addWidget(panel)
        panel.given.connect(self.given)
        panel.dropped.connect(self.dropped)

    def _listen(self, entries: PickList) -> None:
        entries.typed.connect(self.typed)
        entries.moved.connect(self.moved)
        entries.picked.connect(self.chosen)
