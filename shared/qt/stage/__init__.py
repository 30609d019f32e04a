"""A door for the demo, the end-to-end tests and the benchmarks: a parent process looks at the screen and touches it.

It opens only for a program started with `--stage`, and only its parent, who owns stdin and stdout, can come in. One
JSON object a line; each request carries an `id`, each answer the same `id`, `ok`, and `why` when it is not.

    {"id": 1, "do": "tap", "name": "KTP"}           a real touch on the visible, enabled, uncovered control
    {"id": 2, "do": "key", "key": "Ctrl+N"}         a real key in the active window, or in the "window" of that title
    {"id": 3, "do": "type", "text": "1234"}         into the control that has the focus
    {"id": 4, "do": "look"}                         "controls": all that can be seen, with name, text, enabled, window
    {"id": 5, "do": "wait", "text": "A-012", "timeout": 5}    or "name"; "enabled" or "gone" if it has to be so
    {"id": 6, "do": "grab", "file": "welcome.png"}  the whole window as a picture, or the "window" of that title
    {"id": 7, "do": "quit"}

In between, the program's marks (`shared.marks`) come as lines of their own.
"""

from shared.qt.stage.door import Stage, open_stage
from shared.qt.stage.painted import mark_painted

__all__ = ["Stage", "mark_painted", "open_stage"]
