"""The story of each ticket, read from the programs' marks."""

from shared.demo.timeline import call_moments, ticket_moments

MS = 1_000_000


def mark(name: str, at_ms: float, **facts: object) -> dict[str, object]:
    return {"mark": name, "at": int(at_ms * MS), "wall": f"at {at_ms}", **facts}


def test_a_ticket_counts_from_the_last_touch_before_it() -> None:
    kiosk = [
        mark("tap", 0, control="KTP"),
        mark("tap", 100, control="umum"),
        mark("issued", 104, label="A-001"),
        mark("print_sent", 120.5, label="A-001"),
        mark("tap", 200),
        mark("issued", 203, label="A-002"),
    ]
    assert ticket_moments(kiosk) == [
        {"label": "A-001", "touched_at": "at 100", "commit_ms": 4.0, "print_sent_ms": 20.5, "printed_ms": None},
        {"label": "A-002", "touched_at": "at 200", "commit_ms": 3.0, "print_sent_ms": None, "printed_ms": None},
    ]


def test_each_call_of_a_ticket_has_its_own_moments() -> None:
    counter = [mark("key", 10, key="F9"), mark("called", 14, label="A-001"), mark("key", 2010, key="F10")]
    display = [
        mark("event", 15, label="A-001"),
        mark("shown", 40, label="A-001"),
        mark("spoken", 60, label="A-001"),
        mark("event", 2016, label="A-001"),
        mark("shown", 2041, label="A-001"),
    ]
    first, second = call_moments(counter, display)
    assert (first["event_ms"], first["shown_ms"], first["spoken_ms"]) == (5.0, 30.0, 50.0)
    assert (second["event_ms"], second["shown_ms"], second["spoken_ms"]) == (6.0, 31.0, None)
