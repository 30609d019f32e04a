"""`python -m counter_client` runs the desk of a counter."""

from counter_client.bootstrap import app

if __name__ == "__main__":
    app()
