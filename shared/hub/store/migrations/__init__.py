"""How a store of any age becomes one of today."""
