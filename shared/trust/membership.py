"""What a device keeps of its pairing: which hub is its own, and the token that lets it in there."""

import json
import logging
from dataclasses import asdict, dataclass, field
from pathlib import Path

from shared.trust.certificate import CertificateError, fingerprint_of
from shared.trust.owner_only import read_owner_only, write_owner_only
from shared.trust.roles import DeviceRole

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Membership:
    """A device of one hub. `certificate` is the hub's, pinned, in PEM."""

    device: str
    role: DeviceRole
    certificate: str
    token: str = field(repr=False)

    def __post_init__(self) -> None:
        """CertificateError where the certificate is none."""
        fingerprint_of(self.certificate)

    def headers(self) -> dict[str, str]:
        """What goes with every request."""
        return {"Authorization": f"Bearer {self.token}"}


def keep(file: Path, membership: Membership) -> None:
    """Remember it, readable by the owner alone. OSError where the disk does not let us."""
    write_owner_only(file, json.dumps(asdict(membership)).encode())


def recall(file: Path) -> Membership | None:
    """What was kept; a file that cannot be read counts as none, so that the device asks to be paired again."""
    try:
        kept = json.loads(read_owner_only(file))
        return Membership(kept["device"], DeviceRole(kept["role"]), kept["certificate"], kept["token"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, CertificateError) as fault:
        _log.warning("the pairing in %s cannot be read (%s); pair this device again", file, type(fault).__name__)
        return None
