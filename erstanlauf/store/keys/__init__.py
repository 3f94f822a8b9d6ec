"""Who can open the store: the key file with a slot for each person, the paper key, failed log-ins, sealed key files.

Must not know SQLite, Qt or sentences. Argon2id, AES-GCM and HPKE come from `cryptography`; no cipher is made here.

What this does not do: there is one key of the store, so whoever has a password can read all of it with other programs;
roles are kept by the use cases, and the audit shows who did what. An old copy of key file and store opens for whoever
was in it then; a change of the key ends that for what is written from then on.
"""
