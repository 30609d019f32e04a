"""What an officer may press at the desk, and the key of each."""

from typing import Final, Literal

from counter_client.asks import Action

Press = Literal[
    "call_next",
    "recall",
    "start",
    "finish",
    "no_show",
    "break",
    "resume",
    "close",
    "transfer",
    "hold",
    "undo",
    "call",
    "aside",
    "history",
    "return_to_sender",
    "grant_priority",
    "reject_priority",
    "end_visit",
]

KEYS: Final[dict[Press, str]] = {
    "call_next": "F9",
    "recall": "F10",
    "start": "F11",
    "finish": "F12",
    "no_show": "F7",
    "break": "F6",
    "resume": "F6",
    "close": "Ctrl+T",
    "transfer": "F8",
    "hold": "F5",
    "undo": "Ctrl+Z",
    "call": "F2",
    "aside": "F3",
    "history": "F4",
    "return_to_sender": "Ctrl+R",
    "grant_priority": "Ctrl+P",
    "reject_priority": "Ctrl+B",
    "end_visit": "Ctrl+E",
}
"""The keys of a desk: one row of the keyboard in the order of the work. No key that typing text could press."""

RULES: Final[dict[Press, Action]] = {
    "call_next": "call_next",
    "recall": "recall",
    "start": "start",
    "finish": "finish",
    "no_show": "no_show",
    "break": "break",
    "resume": "resume",
    "close": "close",
    "transfer": "transfer",
    "hold": "hold",
    "undo": "undo",
    "call": "call",
    "return_to_sender": "return_to_sender",
    "grant_priority": "check_priority",
    "reject_priority": "check_priority",
    "end_visit": "finish",
}
"""The action that each press asks of the rules; the others only look."""
