"""The rules of the queue: `decide` says what a command makes happen, `Hall.apply` is the only way that state changes.

Pure Python over values: no Qt, no SQL, no sockets, no clock, no random. Ids and the time come from outside.
"""
