"""Parcels on their way to a recipient, and its receipts on their way back: files alone, no store, no window.

`packing` makes the parcel of a case, `folder` puts it where the recipient looks, `receipts` reads what comes back. Must
not know how hand-overs are kept, who may send them and when; what may go was decided before, and is only held to here.

Why this way (2026-11):
* One ZIP holds the case four times over: `handover.json` for programs, two CSV files in the recipient's own columns,
  a sheet for its file on paper or screen, and a manifest with the SHA-256 of each. No case system here has a public
  form of import, so each takes what it can, and a person can read all of it.
* Nothing in the ZIP is packed tighter: other builds of zlib make other bytes of the same content, and equal cases shall
  make equal bytes. It is small anyway.
* Encrypted in the age format (v1, X25519) by `pyrage`, which wraps the Rust implementation rage: one small library with
  wheels for every desk, no passphrase that has to be told, a public key of one line, and programs by others (age, rage)
  that open it at the recipient's. OpenPGP brings key rings, expiry and old ciphers to choose from; CMS needs a PKI.
* States and fields are called as in the closed-loop referral of HL7 SDOH Clinical Care 3.0.0, so that a FHIR R4 bundle
  can be made of `handover.json` without asking anybody again. It is modelled on that guide and does not conform to it.

| handover.json                              | FHIR R4                                                              |
|--------------------------------------------|----------------------------------------------------------------------|
| task.identifier, status, intent, code      | Task.identifier, status, intent, code                                |
| task.focus, for                            | Task.focus -> ServiceRequest, Task.for -> Patient                    |
| task.authoredOn, requester, owner          | Task.authoredOn, requester and owner -> Organization                 |
| task.responseDays                          | Task.restriction.period, counted from the day it arrives             |
| receipt: status, reason                    | Task.status by `domain.handover.states.TASK_STATUS`, statusReason    |
| patient.name, birthDate                    | Patient.name.family and given, birthDate (a year is a FHIR date)     |
| patient.telecom, address, communication    | Patient.telecom, address.text, communication.language                |
| serviceRequest.status, intent, category    | ServiceRequest.status, intent, category                              |
| serviceRequest.code, subject, reasonCode   | ServiceRequest.code, subject, reasonCode                             |
| serviceRequest.supportingInfo.answers      | ServiceRequest.supportingInfo -> Observation, one for each fact      |
| serviceRequest.supportingInfo.said         | ServiceRequest.supportingInfo -> Observation with value true         |
| serviceRequest.supportingInfo.referrals    | ServiceRequest.supportingInfo -> ServiceRequest to another performer |
| consent.status, scope, category, dateTime  | Consent.status, scope, category, dateTime                            |
| consent.patient, organization, source      | Consent.patient, organization, sourceAttachment                      |
| consent.provision.period, data             | Consent.provision.period, provision.data                             |
| consent of a need, something said, referral | the field of the consent it goes by: meta.security                  |
"""
