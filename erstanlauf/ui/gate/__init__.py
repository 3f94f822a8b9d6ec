"""What stands before the desk: logging in, setting up, trouble with the store. Pages know no key and no store.

Imported after the first paint. What is typed here leaves the page once, to whoever asks for it, and is wiped.
"""
