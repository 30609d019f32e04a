"""What a record tells about a day or a month."""
