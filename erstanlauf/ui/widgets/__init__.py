"""Building blocks of every page: menus, buttons, fields, fonts, colours. They know Qt and words, nothing of a visit."""
