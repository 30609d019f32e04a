"""Takes commands off the front of bytes that arrive in portions."""


class IncompleteError(Exception):
    """The rest of a command has not arrived yet."""


class ByteCursor:
    """Takes bytes off the front of what has arrived."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.position = 0

    @property
    def has_more(self) -> bool:
        return self.position < len(self._data)

    def byte(self) -> int:
        """One byte. Like every taking, raise IncompleteError where it has not arrived."""
        return self.take(1)[0]

    def short(self) -> int:
        """Two bytes, the low one first."""
        return int.from_bytes(self.take(2), "little")

    def take(self, count: int) -> bytes:
        """So many bytes."""
        end = self.position + count
        if end > len(self._data):
            raise IncompleteError
        taken, self.position = self._data[self.position : end], end
        return taken

    def rest(self) -> bytes:
        """What has not been taken."""
        return self._data[self.position :]
