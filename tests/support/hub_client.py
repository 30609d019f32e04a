"""Asking a hub over HTTP, in the words of a test."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.support.hub import RunningHub


class HubUser:
    """Sends commands, each with a key of its own unless told."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def post(self, path: str, body: dict[str, Any] | None = None, *, key: str = "", **headers: str) -> httpx.Response:
        """A command. A header `accept_language` is sent as `Accept-Language`."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(f"/v1{path}", json=body, headers={"Idempotency-Key": key or uuid.uuid4().hex, **sent})

    def get(self, path: str) -> Any:
        """What a question is answered with."""
        answer = self.client.get(f"/v1{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def take(self, service: str = "ktp", key: str = "") -> dict[str, Any]:
        """A new number."""
        answer = self.post("/tickets", {"service": service}, key=key)
        assert answer.status_code == 200, answer.text
        issued: dict[str, Any] = answer.json()
        return issued

    def at_counter(self, verb: str, counter: str = "1", officer: str = "andi", **body: Any) -> httpx.Response:
        """An officer's command at a counter."""
        return self.post(f"/counters/{counter}/{verb}", {"officer": officer, **body})


@contextmanager
def using(hub: RunningHub) -> Iterator[HubUser]:
    """A user of this hub for the length of a `with`."""
    with httpx.Client(base_url=hub.url, timeout=20, trust_env=False) as client:
        yield HubUser(client)
