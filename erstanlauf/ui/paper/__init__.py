"""From a finished PDF to paper, picture or file. Knows bytes and printers, no visit."""
