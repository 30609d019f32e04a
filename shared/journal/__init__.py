"""The record: events in a canonical form, each bound to the one before by its hash. No I/O."""
