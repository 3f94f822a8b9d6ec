"""The direct search over the real catalogue."""

import pytest

from erstanlauf import paths
from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.knowledge.catalogue import load_catalogue
from erstanlauf.usecases.service_search import find_services


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(paths.resources() / "catalogue" / "bielefeld.yaml")


def test_every_service_is_found_first_by_its_own_name(catalogue: Catalogue) -> None:
    for service in catalogue.services.values():
        found = [each.kind for each in find_services(catalogue, service.name)]
        same_name = [each.kind for each in catalogue.services.values() if each.name == service.name]
        assert found[: len(same_name)] == same_name or found[0] == service.kind


def test_a_name_comes_before_a_description(catalogue: Catalogue) -> None:
    found = find_services(catalogue, "jobcenter")
    assert found
    assert "jobcenter" in (found[0].name + found[0].organization).casefold()


def test_nothing_is_found_for_what_nobody_offers(catalogue: Catalogue) -> None:
    assert find_services(catalogue, "xyzw") == []
