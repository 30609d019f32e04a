"""The hub's advert on every network it is on: zeroconf, told again whenever an address changes."""

import logging
import threading

import ifaddr
from zeroconf import Error, ServiceInfo, Zeroconf

from shared.protocol import SERVICE_TYPE, VERSION

_LOOK_EVERY_S = 1.0
_LONGEST_NAME = 40

logger = logging.getLogger(__name__)


class Advert:
    """Runs in its own thread from `start` to `close`. Without mDNS the hub is still found by its address."""

    def __init__(self, hall: str, name: str, host: str, port: int) -> None:
        self._hall, self._name, self._host, self._port = hall, name, host, port
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="advert", daemon=True)
        self._zeroconf: Zeroconf | None = None
        self._trouble = ""

    def start(self) -> None:
        """Begin to tell."""
        self._thread.start()

    def close(self) -> None:
        """Take the advert back."""
        self._end.set()
        self._thread.join()

    def _run(self) -> None:
        told: tuple[str, ...] | None = None
        while not self._end.is_set():
            addresses = _addresses(self._host)
            if addresses != told:
                told = addresses if self._tell(addresses) else None
            self._end.wait(_LOOK_EVERY_S)
        self._take_back()

    def _tell(self, addresses: tuple[str, ...]) -> bool:
        """Advertise these addresses and no others. Whether it could."""
        self._take_back()
        try:
            self._zeroconf = Zeroconf(interfaces=[*addresses])
            self._zeroconf.register_service(self._info(addresses), allow_name_change=True)
        except (OSError, Error) as error:
            self._take_back()
            self._say(f"cannot tell the network of this hub: {error or type(error).__name__}")
            return False
        self._say("")
        return True

    def _take_back(self) -> None:
        zeroconf, self._zeroconf = self._zeroconf, None
        if zeroconf is not None:
            zeroconf.close()

    def _info(self, addresses: tuple[str, ...]) -> ServiceInfo:
        told = {"role": "hub", "hall": self._hall, "name": self._name, "v": str(VERSION), "port": str(self._port)}
        instance = f"hub-{self._hall}"[:_LONGEST_NAME]
        return ServiceInfo(
            SERVICE_TYPE,
            f"{instance}.{SERVICE_TYPE}",
            parsed_addresses=[*addresses],
            port=self._port,
            properties=told,
            server=f"{instance}-{self._port}.local.",
        )

    def _say(self, trouble: str) -> None:
        """Log a trouble when it begins and when it ends, not every second between."""
        if trouble and trouble != self._trouble:
            logger.warning(trouble)
        elif self._trouble and not trouble:
            logger.info("the network is told of this hub again")
        self._trouble = trouble


def _addresses(host: str) -> tuple[str, ...]:
    """Where the hub can be reached: its host, or every address of this machine; loopback where there is no other."""
    if host != "0.0.0.0":
        return (host,)
    found = {str(ip.ip) for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv4}
    others = sorted(address for address in found if not address.startswith("127."))
    return tuple(others) or ("127.0.0.1",)
