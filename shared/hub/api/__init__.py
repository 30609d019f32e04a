"""The hub on the network: HTTP for questions and commands, one WebSocket for events."""
