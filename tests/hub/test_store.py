"""The store: migrations lead to the tables of the code, and its constraints refuse what the rules forgot."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from shared.hub.store import Batch, ContradictionError, NewerStoreError, Store
from shared.hub.store import database as store_database
from shared.hub.store.tables import ENTRIES
from shared.journal.entry import GENESIS, Entry
from shared.queueing.tickets import Ticket, TicketState
from shared.trust.pins import is_right

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    store = Store.open(tmp_path)
    yield store
    store.close()


@pytest.mark.usefixtures("store")
def test_the_steps_from_nothing_lead_to_the_tables_of_the_code(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / store_database.DATABASE_FILE}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), ENTRIES.metadata) == []
    engine.dispose()


def test_the_newest_step_is_the_one_that_the_code_knows() -> None:
    script = ScriptDirectory(str(Path(store_database.__file__).parent / "migrations"))
    assert script.get_heads() == [store_database.REVISION]


@pytest.mark.usefixtures("store")
def test_a_store_of_a_newer_antrean_is_left_alone(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / store_database.DATABASE_FILE}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(NewerStoreError):
        Store.open(tmp_path)


def test_the_pins_of_an_old_store_become_first_pins_and_can_be_read_no_more(tmp_path: Path) -> None:
    engine = store_database.open_database(tmp_path)
    with engine.connect() as connection:
        store_database.migrate(connection, "0002")
        connection.execute(
            text("INSERT INTO officers (id, name, pin, role) VALUES ('sari', 'Sari', '86427531', 'manager')")
        )
        connection.commit()
    engine.dispose()
    store = Store.open(tmp_path)
    (sari,) = store.officers()
    assert (sari.id, sari.role, sari.pin.must_change, is_right("86427531", sari.pin)) == ("sari", "manager", True, True)
    store.close()
    assert b"86427531" not in (tmp_path / store_database.DATABASE_FILE).read_bytes()


def test_the_secret_stays_the_same(tmp_path: Path, store: Store) -> None:
    again = Store.open(tmp_path)
    assert again.secret() == store.secret() != b""
    again.close()


def test_a_number_is_kept_once_a_day(store: Store) -> None:
    _write(store, _issued(_ticket("one", 1), 1))
    with pytest.raises(ContradictionError):
        _write(store, _issued(_ticket("two", 1), 2))


def test_a_sequence_is_kept_once(store: Store) -> None:
    _write(store, _issued(_ticket("one", 1), 1))
    with pytest.raises(ContradictionError):
        _write(store, _issued(_ticket("two", 2), 1))


def test_a_counter_has_one_ticket_in_hand(store: Store) -> None:
    one, two = _ticket("one", 1), _ticket("two", 2)
    _write(store, _issued(one, 1))
    _write(store, _issued(two, 2))
    _write(store, _called(one, "3"))
    with pytest.raises(ContradictionError):
        _write(store, _called(two, "3"))


def test_a_ticket_is_in_hand_at_one_counter(store: Store) -> None:
    one = _ticket("one", 1)
    _write(store, _issued(one, 1))
    _write(store, _called(one, "3"))
    with pytest.raises(ContradictionError):
        _write(store, _called(one, "4"))


def _write(store: Store, batch: Batch) -> None:
    try:
        store.write(batch)
    except ContradictionError:
        store.rollback()
        raise
    store.commit()


def _ticket(name: str, number: int) -> Ticket:
    return Ticket(name, "ktp", "A", number, "regular", "id", NOW, NOW, number)


def _issued(ticket: Ticket, sequence: int) -> Batch:
    batch = Batch()
    batch.add_entry(Entry(sequence, "ticket_issued", "", "", "{}", GENESIS, f"hash {sequence}"), DAY)
    batch.add_ticket(ticket, sequence=sequence, hall="h", day=DAY, token=f"token of {ticket.id}")
    return batch


def _called(ticket: Ticket, counter: str) -> Batch:
    batch = Batch()
    batch.change_ticket(ticket._replace(state=TicketState.CALLED, counter=counter, calls=1), None)
    return batch
