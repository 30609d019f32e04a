"""The hub: holds the hall's queue, and is the only writer of its record."""
