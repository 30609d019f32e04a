"""The record outside its store: read, exported, copied, backed up, restored."""
