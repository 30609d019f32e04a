"""How a program finds the hub of its hall and talks to it. Synchronous code in threads; no Qt."""
