"""What a desk does, as plain Python over the ports in `erstanlauf.usecases.ports`.

Must not know Qt, SQLite, ReportLab or files. One use case is one transaction of the store.
"""
