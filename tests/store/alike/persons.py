"""Persons with any names at all, and many whose names are nearly the same."""

from hypothesis import strategies as st

from erstanlauf.domain.handover.content import NamedPerson, Reach, ReachKind

_NEAR = st.text(st.sampled_from("aeiouhjkwsctzdgxABع محмшч- 'é王"), max_size=30)
_NAMES = st.one_of(st.text(max_size=60), _NEAR)
_REACHES = st.none() | st.builds(Reach, st.sampled_from(ReachKind), st.text(max_size=20))

PERSONS = st.builds(NamedPerson, _NAMES, _NAMES, st.none() | st.integers(1900, 2030), _REACHES)
