"""Looks at a whole X screen: waits until every given place is painted, then says what is between them.

Run as `python -m tests.end_to_end.root_window PLACES SECONDS`; PLACES is JSON, a list of [x, y, width, height].
Prints JSON: `{"is_complete": true, "strays": 0}`, where strays are painted pixels outside of all places.
"""

import json
import sys
import time

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPainter

_LOOK_AGAIN_MS = 100
_INSET_PX = 4
_BLACK = 0xFF000000


def main() -> None:
    """Look until all is there, or the time is over."""
    app = QGuiApplication([])
    places = [QRect(*place) for place in json.loads(sys.argv[1])]
    until = time.monotonic() + float(sys.argv[2])

    def look() -> None:
        picture = app.primaryScreen().grabWindow(0).toImage().convertToFormat(QImage.Format.Format_RGB32)
        is_complete = all(_is_painted(picture, place) for place in places)
        if is_complete or time.monotonic() > until:
            sys.stdout.write(json.dumps({"is_complete": is_complete, "strays": _strays(picture, places)}))
            app.quit()

    timer = QTimer(interval=_LOOK_AGAIN_MS)
    timer.timeout.connect(look)
    timer.start()
    app.exec()


def _is_painted(picture: QImage, place: QRect) -> bool:
    inside = place.adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX)
    corners = (inside.topLeft(), inside.topRight(), inside.bottomLeft(), inside.bottomRight(), inside.center())
    return all(picture.pixel(corner) != _BLACK for corner in corners)


def _strays(picture: QImage, places: list[QRect]) -> int:
    """How many sampled pixels outside of the places are not the black of the bare screen."""
    rest = picture.copy()
    painter = QPainter(rest)
    for place in places:
        painter.fillRect(place, _BLACK)
    painter.end()
    return sum(rest.pixel(x, y) != _BLACK for x in range(0, rest.width(), 2) for y in range(0, rest.height(), 2))


if __name__ == "__main__":
    main()
