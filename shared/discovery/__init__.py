"""Who is there: every program tells the LAN about itself by mDNS (zeroconf) and sees the others. IPv4."""
