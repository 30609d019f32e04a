"""Sizes and places of windows, as flags and addresses tell them."""

Size = tuple[int, int]
"""Width and height in pixels."""
Point = tuple[int, int]
"""From the left and the top of the screen, in pixels."""


def read_size(text: str) -> Size:
    """`1366x768` as numbers. Raise ValueError for what is no size; the message says how one is written."""
    width, _, height = text.partition("x")
    if not (_is_number(width) and _is_number(height) and int(width) and int(height)):
        raise ValueError(f"'{text}' is not WIDTHxHEIGHT, such as 1366x768")
    return int(width), int(height)


def read_point(text: str) -> Point:
    """`640,0` as numbers. Raise ValueError for what is no place; the message says how one is written."""
    x, _, y = text.partition(",")
    if not (_is_number(x) and _is_number(y)):
        raise ValueError(f"'{text}' is not X,Y, such as 640,0")
    return int(x), int(y)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()
