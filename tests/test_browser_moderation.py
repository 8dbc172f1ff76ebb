"""Reporting, hiding and restoring in a real browser, by the password and by an account of a real OpenID provider."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import oidc_provider_mock
import pytest
from filled import fill
from oidc_provider_mock import User
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from served import free_port, give_model, served
from test_browser_journey import browser as browser  # the fixture
from visits import at_rest

from corpus.links import file_path
from corpus.models import Document
from corpus.moderation import Moderator
from corpus.opinions import Opinion
from corpus.reports import Reason
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASSWORD = "mot de passe de ce seul test"  # noqa: S105 - of this test's own server
MODERATOR, SOMEBODY = "moderatrice@ville.example", "quelquun@ville.example"
AS_SHOWN = MODERATOR.replace("@", "@\u2060")
"""With what keeps it from being a link."""
QUESTION = "Quel est le délai de dépannage des ascenseurs ?"
CCTP = """# CCTP – Maintenance des ascenseurs de Sauveplane

## Article 4 – Délai de dépannage

Le délai de dépannage des ascenseurs est de trente-cinq minutes, jour et nuit.
"""
REX = """# Retour d’expérience : la cantine numérique

Les familles réservent les repas depuis leur téléphone, et les agents ont gagné deux jours par mois.
"""


@dataclass(frozen=True)
class Site:
    address: str
    document: Document
    store: Store

    def opened(self, context: BrowserContext, path: str) -> Page:
        page = context.new_page()
        page.set_default_timeout(180_000)
        page.goto(self.address + path)
        return page


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of an OpenID provider with two people."""
    people = [User(sub=address, claims={"email": address, "email_verified": True}) for address in (MODERATOR, SOMEBODY)]
    with oidc_provider_mock.run_server_in_thread(user_claims=people) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, provider: str, model_settings: Settings, embedder: Embedder
) -> Iterator[Site]:
    folder = give_model(tmp_path_factory.mktemp("moderated"), model_settings.models_dir)
    port = free_port()
    (folder / "secrets.toml").write_text(
        f"""[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "a secret of this test, long enough"
client_id = "partage"
client_secret = "of this test"
server_metadata_url = "{provider}/.well-known/openid-configuration"
""",
        "utf-8",
    )
    given = folder / "given"
    given.mkdir()
    (given / "ascenseurs.md").write_text(CCTP, "utf-8")
    (given / "cantine.md").write_text(REX, "utf-8")
    fill(folder, [given], embedder)
    store = Store(Settings(data_dir=folder / "data", _env_file=None))
    [document] = [one for one in store.documents() if one.file == "ascenseurs.md"]
    accounts = {
        "PARTAGE_ADMIN_TOKEN": PASSWORD,
        "PARTAGE_MODERATORS": MODERATOR,
        "STREAMLIT_SECRETS_FILES": str(folder / "secrets.toml"),
    }
    with served(folder, port, **accounts) as server:
        yield Site(server.address, document, store)
    store.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900}) as context:
        yield context


@pytest.fixture
def other_visitor(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900}) as context:
        yield context


def decide(page: Page, decision: str, reason: str) -> None:
    card = page.locator('[class*="st-key-moderated-"]:visible').filter(has_text="ascenseurs")
    card.get_by_text("Décider", exact=True).click()
    at_rest(page)
    card.get_by_text(decision).click()
    card.get_by_label("Pourquoi").first.fill(reason)
    card.get_by_role("button", name="Appliquer").click()


def test_reported_document_is_hidden_from_everyone_until_it_is_restored(
    site: Site, visitor: BrowserContext, other_visitor: BrowserContext
) -> None:
    source = f"/source?document={site.document.id}&page=1"
    reader = at_rest(site.opened(visitor, source))
    reader.get_by_role("button", name="Signaler").click()
    at_rest(reader)
    reader.get_by_text("Il nomme ou permet de reconnaître une personne").click()
    reader.get_by_label("En quelques mots").fill("Un nom sous l’article 4")
    reader.get_by_role("button", name="Envoyer aux modérateurs").click()
    expect(reader.get_by_text("Merci. Les modérateurs vont examiner ce document.")).to_be_visible()

    desk = site.opened(other_visitor, "/moderation")
    desk.get_by_label("Mot de passe de l’administrateur").fill(PASSWORD)
    desk.get_by_role("button", name="Ouvrir").click()
    expect(desk.get_by_text("« Un nom sous l’article 4 »")).to_be_visible()
    decide(at_rest(desk), "Le masquer pour tous", "Un nom sous l’article 4")
    expect(desk.get_by_text("est masqué : plus personne ne le trouve")).to_be_in_viewport()

    download = site.address + file_path(site.document, download=True)
    assert visitor.request.get(download).status == 410
    reader.goto(f"{site.address}{source}")
    expect(reader.get_by_text("les modérateurs l’ont masqué")).to_be_visible()
    reader.goto(f"{site.address}/catalogue")
    expect(reader.get_by_text("1 document", exact=True)).to_be_visible()
    expect(reader.get_by_text("ascenseurs")).to_have_count(0)
    reader.goto(f"{site.address}/?q={quote(QUESTION)}")
    refusal = reader.get_by_text("Les documents partagés ne répondent pas à cette question.")
    expect(refusal).to_be_visible(timeout=180_000)  # the first answer waits for the model

    at_rest(desk).get_by_role("tab", name="Masqués (1)").click()
    decide(at_rest(desk), "Le restaurer", "Le nom est celui du service")
    expect(desk.get_by_text("est restauré")).to_be_in_viewport()
    expect(desk.get_by_role("tab", selected=True)).to_have_text("Masqués (0)")
    assert visitor.request.get(download).status == 200
    reader.goto(f"{site.address}/catalogue")
    expect(reader.get_by_text("2 documents", exact=True)).to_be_visible()
    expect(answered(reader, site)).to_contain_text("trente-cinq minutes")
    assert [(entry.action.value, entry.who) for entry in site.store.log.entries()] == [
        ("hide", "administrator"), ("restore", "administrator"),
    ]  # fmt: skip


def test_nothing_that_a_visitor_writes_widens_the_page_of_moderators(site: Site, browser: Browser) -> None:
    word = "W" * 200
    [other] = [one for one in site.store.documents() if one.file == "cantine.md"]
    site.store.reports.add(other.id, Reason.OTHER, f"https://exemple.example/{word}")
    site.store.opinions.give(Opinion(True, word))
    site.store.describe(other.id, buyer=word, title=word)
    Moderator(site.store, MODERATOR).dismiss(site.document.id, word)
    with browser.new_context(locale="fr-FR", viewport={"width": 390, "height": 800}) as context:
        desk = site.opened(context, "/moderation")
        desk.get_by_label("Mot de passe de l’administrateur").fill(PASSWORD)
        desk.get_by_role("button", name="Ouvrir").click()
        for name in ("Signalés", "Avis", "Journal"):
            at_rest(desk).get_by_role("tab", name=name).click()
            expect(desk.get_by_text("WWW").locator("visible=true").first).to_be_visible()
            assert at_rest(desk).get_by_test_id("stMain").evaluate("main => main.scrollWidth <= main.clientWidth"), name
        expect(desk.locator(".log .label").first).to_have_text("Quand (heure locale)")
        desk.goto(f"{site.address}/catalogue")
        expect(desk.get_by_text(word).first).to_be_visible()
        assert at_rest(desk).get_by_test_id("stMain").evaluate("main => main.scrollWidth <= main.clientWidth")


def answered(page: Page, site: Site) -> Locator:
    """The first source of the answer, once what was restored is searchable again."""
    for _ in range(60):
        page.goto(f"{site.address}/?q={quote(QUESTION)}")
        page.locator(".source, .part").first.wait_for(timeout=180_000)
        if page.locator(".source").count():
            break
        page.wait_for_timeout(1000)
    return page.locator(".source").first


def sign_in(page: Page, address: str) -> None:
    """By the provider's own page, to which the button leads."""
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_placeholder("sub").fill(address)
    page.get_by_role("button", name="Authorize", exact=True).click()
    expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()


def test_account_of_a_moderator_opens_moderation_until_they_sign_out(site: Site, visitor: BrowserContext) -> None:
    page = site.opened(visitor, "/moderation")
    expect(page.get_by_text("Cette page est celle des modérateurs.")).to_be_visible()
    sign_in(at_rest(page), MODERATOR)
    page.get_by_role("link", name="Modération").click()
    expect(page.get_by_text(f"inscrit au journal sous « {AS_SHOWN} »")).to_be_visible()

    at_rest(page).get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("heading", name="End Session")).to_be_visible()  # at the provider too
    page.goto(f"{site.address}/moderation")
    expect(page.get_by_text("Cette page est celle des modérateurs.")).to_be_visible()
    expect(page.get_by_role("button", name="Se connecter")).to_be_visible()


def test_account_of_somebody_else_opens_nothing(site: Site, visitor: BrowserContext) -> None:
    page = at_rest(site.opened(visitor, "/"))
    sign_in(page, SOMEBODY)
    expect(page.get_by_role("link", name="Modération")).to_have_count(0)
    page.goto(f"{site.address}/moderation")
    expect(page.get_by_text("Cette page est celle des modérateurs.")).to_be_visible()
    expect(page.get_by_text("inscrit au journal")).to_have_count(0)
