"""The slip of a visit: what it says of each step, and on which page that stands."""
