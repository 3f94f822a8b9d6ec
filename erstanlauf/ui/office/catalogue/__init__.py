"""Pages on which the catalogue is kept. They know use cases and words, none of the other pages."""
