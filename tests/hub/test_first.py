"""The hub as the programs of the hall use it."""

import httpx

from tests.support.hub import RunningHub


def test_a_number_is_issued_and_called(hub: RunningHub) -> None:
    with httpx.Client(base_url=hub.url) as client:

        def post(path: str, key: str, body: dict[str, object]) -> httpx.Response:
            return client.post(path, headers={"Idempotency-Key": key}, json=body)

        issued = post("/v1/tickets", "one", {"service": "ktp"}).json()
        post("/v1/counters/1/open", "two", {"officer": "andi"})
        called = post("/v1/counters/1/call-next", "three", {"officer": "andi"}).json()
    assert issued["label"] == called["ticket"]["label"] == "A-001"
