"""The three ways in which ESC/POS sends a picture, each turned into rows of dots."""

from kiosk.printing.operations import PrintedImage


def image_of_rows(rows: bytes, stride: int, height: int, mode: int) -> PrintedImage:
    """A raster image (GS v 0); the mode's bits 0 and 1 double its width and height."""
    return PrintedImage(stride * 8, height, rows, (2 if mode & 1 else 1, 2 if mode & 2 else 1), "left")


def stored_image(data: bytes) -> PrintedImage | None:
    """A graphic to be printed later (GS ( L, function 112); None when its data do not fill its size."""
    if len(data) < 10:
        return None
    width, height = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    rows = data[10:]
    if len(rows) != (width + 7) // 8 * height:
        return None
    return PrintedImage(width, height, rows, (2 if data[3] == 2 else 1, 2 if data[4] == 2 else 1), "left")


def image_of_columns(data: bytes, depth: int, *, is_wide: bool) -> PrintedImage:
    """A bit image (ESC *), which comes column by column, `depth` bytes each, the top dot first."""
    columns = [data[at : at + depth] for at in range(0, len(data), depth)]
    rows = b"".join(_row(columns, y) for y in range(depth * 8))
    return PrintedImage(len(columns), depth * 8, rows, (2 if is_wide else 1, 1 if depth == 3 else 3), "left")


def _row(columns: list[bytes], y: int) -> bytes:
    stride = (len(columns) + 7) // 8
    bits = 0
    for column in columns:
        bits = bits << 1 | (column[y // 8] >> (7 - y % 8) & 1)
    return (bits << (stride * 8 - len(columns))).to_bytes(stride, "big")
