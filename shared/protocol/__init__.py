"""What crosses the network between our programs: messages, one version number, the advert's name."""

VERSION = 1
"""The version of everything in this package; a client and a hub with different ones do not talk."""

SERVICE_TYPE = "_antrean._tcp.local."
"""What every program registers with zeroconf. TXT: `role`, `hall`, `name`, `v`."""

ROLES = ("hub", "kiosk", "counter", "display")
"""The roles in the advert."""
