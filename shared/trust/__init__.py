"""The tools of trust: who a device is, who an officer is, and what each may do. Knows neither the hub nor the link."""
