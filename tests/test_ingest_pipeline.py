import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from clean_copies import forget_thumbnail
from docx import Document as WordDocument
from meanwhile import meanwhile

from corpus.contributions import Giver
from corpus.disclosure import Disclosure
from corpus.errors import (
    CannotBeCleaned,
    DamagedFile,
    DescriptionUnchecked,
    EmptyFile,
    FileTooLarge,
    HiddenFile,
    ReadingTimedOut,
    TooMuchContent,
    UnreadableFile,
    UnsupportedFormat,
)
from corpus.models import Document, Page, PageKind, Recognition
from corpus.moderation import Moderator
from corpus.moderation_log import Action
from corpus.settings import Settings
from corpus.store import Store
from ingest.corrections import Corrections
from ingest.description import NOTHING_GIVEN, Description, WordChange
from ingest.document import ReadDocument
from ingest.draft import Draft
from ingest.formats import Format
from ingest.incoming import Incoming
from ingest.isolation import ReadingProcesses
from ingest.outcome import Outcome, Status
from ingest.pipeline import Ingestion
from ingest.reading import Reading
from ingest.relation import Related, Relation
from ingest.splitter import Splitter
from ingest.stored_files import StoredFiles
from ingest.stored_text import StoredText

CCTP = "# CCTP – Infogérance du parc\n\n## Article 1 – Délais\n\nLe titulaire rétablit le service en quatre heures.\n"


def count_words(texts: list[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def ingestion_for(settings: Settings, **changes: object) -> Ingestion:
    return Ingestion(Store(settings), settings.model_copy(update=changes), Splitter(count_words, 50))


@pytest.fixture
def ingestion(settings: Settings) -> Iterator[Ingestion]:
    ingestion = ingestion_for(settings)
    yield ingestion
    ingestion.close()


@pytest.fixture
def store(settings: Settings) -> Store:
    return Store(settings)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def prepared(ingestion: Ingestion, path: Path, file: str, description: Description = NOTHING_GIVEN) -> Draft:
    return ingestion.prepare(Incoming(path, file, description), path.with_name(f"copy of {path.name}"))


def came_in(ingestion: Ingestion, *files: tuple[Path, str]) -> dict[str, Outcome]:
    outcomes = ingestion.ingest([Incoming(path, file) for path, file in files])
    return {outcome.file: outcome for outcome in outcomes}


def test_file_becomes_a_document_with_pages_passages_and_the_original(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    path = written(tmp_path, "source", CCTP)
    draft = prepared(ingestion, path, "CCTP.md")
    document = ingestion.publish(draft)
    sha256 = hashlib.sha256(CCTP.encode()).hexdigest()
    assert (document.id, document.sha256) == (sha256[:12], sha256)
    assert (document.file, document.media_type, document.size) == ("CCTP.md", "text/markdown", len(CCTP.encode()))
    assert (document.title, document.kind, document.domain) == ("CCTP – Infogérance du parc", "CCTP", "it-outsourcing")
    assert (document.language, document.licence, document.page_kind) == ("fr", "unknown", PageKind.SECTION)
    assert store.documents() == [document]
    assert [page.text for page in store.texts.pages(document.id)] == [page.text for page in draft.read.pages]
    passage = store.texts.passages_of(document.id)[-1]
    assert "Le titulaire rétablit le service en quatre heures." in passage.text
    assert "Article 1 – Délais" in passage.section
    assert store.files.path(sha256).read_bytes() == CCTP.encode()


def test_nothing_is_stored_before_the_draft_is_published(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    prepared(ingestion, written(tmp_path, "a.md", CCTP), "a.md")
    assert store.documents() == []


def test_draft_tells_what_was_guessed_from_what_was_given(ingestion: Ingestion, tmp_path: Path) -> None:
    path = written(tmp_path, "a.md", CCTP)
    draft = prepared(ingestion, path, "a.md", Description(title="Titre donné", year=2020))
    assert (draft.document.title, draft.document.year) == ("Titre donné", 2020)
    assert draft.guessed == {
        *("kind", "domain", "buyer", "buyer_type", "language", "licence", "origin", "abstract", "keywords")
    }


def test_what_is_said_at_publication_replaces_the_draft(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "a.md", CCTP)
    draft = prepared(ingestion, path, "a.md", Description(buyer="Ville de Tarn", year=2020, origin="un essai"))
    document = ingestion.publish(draft, Description(title=" ", kind="guide", buyer="", year=0))
    assert document == replace(draft.document, kind="guide", buyer="", year=None)
    assert store.document(document.id) == document


PEOPLE = """# Suivi du marché

## Article 2 – Contacts

La cheffe de projet est Claire Martin, claire.martin@ville.example, 01 23 45 67 89.

## Article 3 – Réunions

Claire Martin préside la réunion.
"""


def test_personal_data_are_masked_in_pages_passages_and_what_is_guessed(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    draft = prepared(ingestion, written(tmp_path, "a.md", PEOPLE), "a.md")
    assert [one.kind.value for page in draft.read.personal_data for one in page] == [
        *("person", "email", "phone"),
        "person",
    ]
    document = ingestion.publish(draft)
    pages, passages = store.texts.pages(document.id), store.texts.passages_of(document.id)
    shown = [one.text for one in (*pages, *passages)]
    assert not any(word in text for text in [*shown, document.abstract] for word in ("Claire", "ville.example", "45"))
    assert sum(map(len, shown)) == 2 * sum(len(page.text) for page in draft.read.pages) - 1
    assert any("█ préside la réunion" in text for text in shown)
    assert store.files.path(document.sha256).read_text("utf-8") == PEOPLE


def test_personal_data_stay_where_the_giver_says_that_they_are_public(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    draft = prepared(ingestion, written(tmp_path, "a.md", PEOPLE), "a.md")
    document = ingestion.publish(draft, Description(keeps_personal_data=True))
    assert store.document(document.id).keeps_personal_data
    assert [page.text for page in store.texts.pages(document.id)] == [page.text for page in draft.read.pages]


def test_same_file_twice_adds_nothing(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    first, second = written(tmp_path, "a.md", CCTP), written(tmp_path, "b.md", CCTP)
    outcomes = came_in(ingestion, (first, "a.md"), (second, "b.md"))
    assert sorted(outcome.status for outcome in outcomes.values()) == [Status.ADDED, Status.ALREADY_THERE]
    document = store.documents()[0]
    assert [outcome.document for outcome in outcomes.values()] == [document, document]
    again = came_in(ingestion, (second, "b.md"))
    assert again == {"b.md": Outcome("b.md", Status.ALREADY_THERE, document, given_in=tmp_path)}
    assert store.documents() == [document]


def test_draft_of_a_known_file_names_the_document_and_publishes_nothing_new(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    path = written(tmp_path, "a.md", CCTP)
    document = ingestion.publish(prepared(ingestion, path, "a.md"))
    draft = prepared(ingestion, path, "autre nom.md", Description(title="Autre titre"))
    assert draft.already_there == document
    assert draft.read.pages == ()
    assert ingestion.publish(draft, Description(title="Autre titre")) == document
    assert store.documents() == [document]


def test_bad_files_stop_nothing_and_leave_nothing(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    WordDocument().save(str(tmp_path / "empty.docx"))
    whole = (tmp_path / "empty.docx").read_bytes()
    outcomes = came_in(
        ingestion,
        (written(tmp_path, "vide.docx", b""), "vide.docx"),
        (written(tmp_path, "tronque.docx", whole[: len(whole) // 2]), "tronque.docx"),
        (written(tmp_path, "faux.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 100), "faux.pdf"),
        (tmp_path / "absent.md", "absent.md"),
        (written(tmp_path, "a.md", CCTP), "../../a.md"),
    )
    reasons = {file: type(outcome.error) for file, outcome in outcomes.items() if outcome.status is Status.FAILED}
    assert reasons == {
        "vide.docx": EmptyFile,
        "tronque.docx": DamagedFile,
        "faux.pdf": UnsupportedFormat,
        "absent.md": UnreadableFile,
    }
    assert [document.file for document in store.documents()] == ["a.md"]
    kept = [path for path in store.files.folder.rglob("*") if path.is_file()]
    assert kept == [store.files.path(hashlib.sha256(CCTP.encode()).hexdigest())]


def test_content_decides_the_format_not_the_name(ingestion: Ingestion, tmp_path: Path) -> None:
    document = WordDocument()
    document.add_paragraph("Le titulaire assure la réversibilité du marché.")
    document.save(str(tmp_path / "a.pdf"))
    draft = prepared(ingestion, tmp_path / "a.pdf", "a.pdf")
    assert draft.document.media_type == Format.DOCX.value


def test_size_is_checked_before_anything_is_read(settings: Settings, tmp_path: Path) -> None:
    ingestion = ingestion_for(settings, max_file_bytes=1_000_000)
    path = written(tmp_path, "a.md", b"x" * 1_000_001)
    with pytest.raises(FileTooLarge) as raised:
        prepared(ingestion, path, "a.md")
    assert raised.value.details == {"file": "a.md", "size_mb": 2, "limit_mb": 1.0}


def test_file_that_unfolds_into_too_much_text_is_refused(settings: Settings, tmp_path: Path) -> None:
    ingestion = ingestion_for(settings, max_characters=20)
    with pytest.raises(TooMuchContent):
        prepared(ingestion, written(tmp_path, "a.md", CCTP), "a.md")
    ingestion.close()


def test_failure_while_cutting_is_that_file_s_only(settings: Settings, store: Store, tmp_path: Path) -> None:
    def refuse_a_word(texts: list[str]) -> list[int]:
        if any("interdit" in text for text in texts):
            raise ValueError("cannot be counted")
        return count_words(texts)

    ingestion = Ingestion(store, settings, Splitter(refuse_a_word, 50))
    outcomes = came_in(
        ingestion,
        (written(tmp_path, "a.md", "# Titre\n\nTexte interdit.\n"), "a.md"),
        (written(tmp_path, "b.md", CCTP), "b.md"),
    )
    ingestion.close()
    assert type(outcomes["a.md"].error) is UnreadableFile
    assert [document.file for document in store.documents()] == ["b.md"]


def test_many_files_come_in_while_few_wait(settings: Settings, store: Store, tmp_path: Path) -> None:
    taken: list[str] = []

    def files() -> Iterator[Incoming]:
        for number in range(12):
            name = f"{number}.md"
            taken.append(name)
            yield Incoming(written(tmp_path, name, f"# Titre {number}\n\nTexte du document.\n"), name)

    ingestion = ingestion_for(settings, reading_workers=2)
    outcomes = ingestion.ingest(files())
    next(outcomes)
    assert len(taken) == 4
    list(outcomes)
    ingestion.close()
    assert {document.file for document in store.documents()} == {f"{number}.md" for number in range(12)}


def failing_reader(path: Path, file: str) -> tuple[Format, ReadDocument]:
    raise OSError("the file is gone")


def test_reader_s_own_complaint_means_a_damaged_file(settings: Settings, store: Store, tmp_path: Path) -> None:
    ingestion = Ingestion(store, settings, Splitter(count_words, 50), failing_reader)
    with pytest.raises(DamagedFile):
        prepared(ingestion, written(tmp_path, "a.md", CCTP), "a.md")
    ingestion.close()


@pytest.mark.shared
@pytest.mark.slow
def test_every_bad_file_has_its_reason_or_comes_in_whole(shared: Path, ingestion: Ingestion, store: Store) -> None:
    paths = [path for path in sorted((shared / "badfiles").iterdir()) if path.name != "ORIGIN.tsv"]
    outcomes = came_in(ingestion, *((path, path.name) for path in paths))
    assert {Path(name).stem for name in outcomes} == {path.stem for path in paths}  # old formats are converted
    failed = [outcome for outcome in outcomes.values() if outcome.status is Status.FAILED]
    assert all(type(outcome.error) is not UnreadableFile for outcome in failed)
    for document in store.documents():
        assert len(store.texts.pages(document.id)) == document.pages > 0
        assert store.texts.passages_of(document.id) or store.texts.waiting_pages(document.id)


@pytest.mark.shared
def test_real_tender_is_described_as_a_person_would(shared: Path, ingestion: Ingestion, tmp_path: Path) -> None:
    source = shared / "corpus" / "cisbeo_dce-v1-CCAP.pdf"
    copy = Path(shutil.copy(source, tmp_path / "CCAP.pdf"))
    document = prepared(ingestion, copy, "CCAP.pdf").document
    assert document.title.startswith("CCAP – Infogérance et l'exploitation du système d'information")
    assert (document.kind, document.domain) == ("CCAP", "it-outsourcing")
    assert (document.buyer, document.language) == ("Ville du Bourget", "fr")


def word_file(folder: Path, name: str, author: str) -> Path:
    document = WordDocument()
    forget_thumbnail(document.part.package)
    document.core_properties.author = author
    document.core_properties.last_modified_by = ""
    document.core_properties.created = document.core_properties.modified = datetime(2026, 1, 1, tzinfo=UTC)
    document.add_paragraph("Le titulaire assure la réversibilité du marché.")
    document.save(str(folder / name))
    return folder / name


def test_what_is_published_is_the_copy_that_names_nobody(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    path = word_file(tmp_path, "a.docx", "Jean Dupont")
    received = path.read_bytes()
    draft = prepared(ingestion, path, "a.docx")
    assert [(trace.kind.value, trace.values) for trace in draft.traces] == [("author", ("Jean Dupont",))]
    document = ingestion.publish(draft)
    published = store.files.path(document.sha256).read_bytes()
    assert path.read_bytes() == received
    assert (document.sha256, document.size) == (hashlib.sha256(published).hexdigest(), len(published))
    assert document.received_sha256 == hashlib.sha256(received).hexdigest() != document.sha256
    assert WordDocument(str(store.files.path(document.sha256))).core_properties.author == ""
    assert "réversibilité" in store.texts.pages(document.id)[0].text


def test_file_is_known_again_as_it_was_given_as_it_is_published_and_under_another_author(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    given = word_file(tmp_path, "a.docx", "Jean Dupont")
    document = ingestion.publish(prepared(ingestion, given, "a.docx"))
    published = written(tmp_path, "b.docx", store.files.path(document.sha256).read_bytes())
    other = word_file(tmp_path, "c.docx", "Marie Martin")
    for path in (given, published, other):
        assert prepared(ingestion, path, path.name).already_there == document
        assert came_in(ingestion, (path, path.name))[path.name].status is Status.ALREADY_THERE
    assert store.documents() == [document]


def test_who_is_named_in_the_file_is_not_named_by_its_name(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    path = word_file(tmp_path, "a.docx", "Olena Kovtun")
    draft = prepared(ingestion, path, "CCTP_relu_par_Olena_Kovtun.docx")
    told = [(trace.kind.value, trace.values) for trace in draft.traces]
    assert told == [("file-name", ("Olena Kovtun",)), ("author", ("Olena Kovtun",))]
    document = ingestion.publish(draft)
    assert (document.file, draft.given_as) == ("CCTP_relu.docx", "")
    assert "Kovtun" not in document.title
    said = written(tmp_path, "b.md", "# CCTP\n\nContact : Mme Sophie Martin.\n")
    assert prepared(ingestion, said, "cctp-sophie-martin.md").document.file == "cctp.md"
    reached = written(tmp_path, "c.md", "# CCTP\n\nContact : Mme Mireille Kervadec, mireille.kervadec@ville.example.\n")
    assert prepared(ingestion, reached, "CCTP-site-web-KERVADEC.md").document.file == "CCTP-site-web.md"


def test_a_file_of_public_contacts_or_left_as_it_is_keeps_its_name(ingestion: Ingestion, tmp_path: Path) -> None:
    path = word_file(tmp_path, "a.docx", "Jean Dupont")
    name = "CCTP_Jean_Dupont.docx"
    [outcome] = ingestion.ingest([Incoming(path, name, keeps_metadata=True)])
    assert outcome.document is not None
    assert outcome.document.file == name
    other = written(tmp_path, "b.md", "# CCTP\n\nContact : M. Jean Dupont.\n")
    public = Description(keeps_personal_data=True)
    assert prepared(ingestion, other, "CCTP_Jean_Dupont.md", public).document.file == "CCTP_Jean_Dupont.md"


def test_a_file_of_public_contacts_keeps_no_account_in_its_name(ingestion: Ingestion, tmp_path: Path) -> None:
    path, public = written(tmp_path, "b.md", "# CCTP\n\nLe titulaire livre.\n"), Description(keeps_personal_data=True)
    draft = prepared(ingestion, path, "RIB FR7630006000011234567890189.md", public)
    assert draft.document.file == "RIB.md"


NOTE = "# Note de Nadia\n\n## Objet\n\nLe titulaire valide avec Nadia avant lundi. Voir aussi Yilmaz à la DSI.\n"


def test_words_that_its_giver_wants_masked_are_nowhere_to_be_read(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    draft = prepared(ingestion, written(tmp_path, "a.md", NOTE), "note-nadia.md")
    said = Description(
        title="Note de Nadia", abstract="Ce que dit NADIA.", keywords=("nadia", "DSI"), masked_words=("nadia", "Yilmaz")
    )
    document = ingestion.publish(draft, said)
    assert store.document(document.id) == document
    assert (document.masked_words, document.file) == (("nadia", "Yilmaz"), "note.md")
    assert (document.title, document.abstract, document.keywords) == ("Note de █████", "Ce que dit █████.", ("DSI",))
    shown = [page.text for page in store.texts.pages(document.id)]
    passages = store.texts.passages_of(document.id)
    shown += [words for one in passages for words in (one.text, one.context, *one.section)]
    assert "valide avec █████ avant lundi. Voir aussi ██████ à la DSI." in shown[0]
    assert not any("adia" in text or "ilmaz" in text for text in shown)


def test_whom_its_giver_leaves_readable_by_name_is_shown_and_stays_so(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    note = "# Note\n\n## Visas\n\nVisa : M. Paul Talhouarn, maire. Contact : Mme Claire Martin, 01 23 45 67 89.\n"
    draft = prepared(ingestion, written(tmp_path, "a.md", note), "a.md")
    said = Description(title="Note de Paul Talhouarn, lue par Claire Martin", kept_words=("Paul Talhouarn",))
    document = ingestion.publish(draft, said)
    assert (document.title, document.kept_words) == (
        "Note de Paul Talhouarn, lue par ██████ ██████",
        ("Paul Talhouarn",),
    )
    assert store.document(document.id) == document
    once = store.texts.pages(document.id)
    assert "Visa : M. Paul Talhouarn, maire. Contact : Mme ██████ ██████, ██ ██ ██ ██ ██." in once[0].text
    list(ingestion.rereading.read_again([document]))
    assert store.texts.pages(document.id) == once


AUTHORED = (
    "---\nauthor: Thibault Vernouvel\n---\n# CCTP\n\n## Objet\n\nThibault Vernouvel valide les bons de commande.\n"
)


def test_whom_the_properties_name_is_masked_in_the_text_and_whenever_it_is_read_again(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    draft = prepared(ingestion, written(tmp_path, "a.md", AUTHORED), "a.md")
    assert draft.read.people == {"Thibault Vernouvel"}
    document = ingestion.publish(draft, Description(title="Note de Thibault Vernouvel"))
    assert (document.title, document.masked_words) == ("Note de ████████ █████████", ("Thibault Vernouvel",))
    once = store.texts.pages(document.id)
    assert "████████ █████████ valide les bons de commande." in once[0].text
    list(ingestion.rereading.read_again([document]))
    assert store.texts.pages(document.id) == once


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Vernouvel valide le plan.", "█████████ valide le plan."),
        ("Vu avec VERNOUVEL.", "Vu avec █████████."),
        ("Plan de T. Vernouvel.", "Plan de █. █████████."),
        ("Vernouvel valide, rue Vernouvel à Saint-Vernouvel.", "█████████ valide, rue Vernouvel à Saint-Vernouvel."),
    ],
)
def test_whom_the_properties_name_is_masked_by_the_family_name_alone(
    ingestion: Ingestion, store: Store, tmp_path: Path, said: str, shown: str
) -> None:
    authored = f"---\nauthor: Thibault Vernouvel\n---\n# CCTP\n\n## Objet\n\n{said}\n"
    draft = prepared(ingestion, written(tmp_path, "a.md", authored), "a.md")
    document = ingestion.publish(draft, Description(title="Note de Vernouvel"))
    assert (document.title, document.masked_words) == ("Note de █████████", ("Thibault Vernouvel",))
    once = store.texts.pages(document.id)
    assert shown in once[0].text
    list(ingestion.rereading.read_again([document]))
    assert store.texts.pages(document.id) == once


def test_who_is_given_in_full_to_be_masked_is_masked_by_the_family_name_alone(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    text = "# CCTP\n\n## Objet\n\nVernouvel valide le plan, rue Vernouvel.\n"
    said = Description(title="Note de Vernouvel", masked_words=("Thibault Vernouvel",))
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", text), "a.md"), said)
    assert document.title == "Note de █████████"
    assert "█████████ valide le plan, rue Vernouvel." in store.texts.pages(document.id)[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Martin a relu. Saint-Martin-d’Hères, rue Saint-Martin.",
        "Le pôle Marie Martin est ouvert, rue Marie Martin aussi.",
        "Le pôle Marie Martin est ouvert. Le lycée Marie Martin aussi.",
        "Marie Martin paie ses agents. Marie Martin Institute les loge.",
        "Vernoux valide avec un vernoux. La région Vernoux.",
        "Vernoux valide. La société Vernoux est notre prestataire.",
        "Lille valide le plan.",
    ],
)
def test_what_else_is_called_as_the_properties_name_somebody_is_not_hidden(
    ingestion: Ingestion, store: Store, tmp_path: Path, text: str
) -> None:
    authors = "Marie Martin, Jeanne Vernoux, Jean Lille"
    authored = f"---\nauthor: {authors}\n---\n# CCTP\n\n## Objet\n\n{text}\n"
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", authored), "a.md"))
    assert document.masked_words == ()
    assert text in store.texts.pages(document.id)[0].text


def test_whom_the_properties_name_is_kept_where_that_is_public(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    draft = prepared(ingestion, written(tmp_path, "a.md", AUTHORED), "a.md")
    document = ingestion.publish(draft, Description(keeps_personal_data=True))
    assert document.masked_words == ()
    assert "Thibault Vernouvel valide" in store.texts.pages(document.id)[0].text


def test_words_are_masked_even_where_the_rest_is_public_and_whenever_it_is_read_again(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    public = NOTE + "\nContact : Mme Claire Martin, nadia@ville.example.\n"
    said = Description(keeps_personal_data=True, masked_words=("Nadia",))
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", public), "a.md"), said)
    once = store.texts.pages(document.id)
    assert "Claire Martin" in once[0].text
    assert "nadia" not in once[0].text.lower()
    list(ingestion.rereading.read_again([document]))
    assert store.texts.pages(document.id) == once
    described = ingestion.corrections.describe(document.id, Description(title="Vu par Nadia"))
    assert (described.title, described.masked_words) == ("Vu par █████", ("Nadia",))


def test_a_new_version_is_masked_as_the_one_before(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    said = Description(masked_words=("Nadia",))
    first = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NOTE), "a.md"), said)
    later = prepared(ingestion, written(tmp_path, "b.md", NOTE + "\nEt Rossi.\n"), "b.md")
    second = ingestion.publish(later, Description(masked_words=("Rossi",)), Related(Relation.NEW_VERSION, first))
    assert (second.version, second.masked_words) == (2, ("Rossi", "Nadia"))
    [page] = store.texts.pages(second.id)
    assert "avec █████ avant" in page.text
    assert "Et █████." in page.text


@pytest.mark.parametrize("relation", [Relation.NEW_VERSION, Relation.OTHER_FORMAT])
def test_what_moderators_hid_in_a_version_stays_theirs_in_one_that_is_published_once_that_is_withdrawn(
    ingestion: Ingestion, store: Store, tmp_path: Path, relation: Relation
) -> None:
    first = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NOTE), "a.md"))
    later = prepared(ingestion, written(tmp_path, "b.md", NOTE + "\nEt Rossi.\n"), "b.md")
    entry = Moderator(store, "administrator").entry(Action.MASK, first.id, "Un nom.")
    ingestion.corrections.hide_words([first.id], ["Nadia"], entry)
    store.delete(first.id)
    second = ingestion.publish(later, Description(masked_words=("Nadia",)), Related(relation, first))
    assert (second.version, second.format_of, store.is_free_to_show(second.id)) == (1, None, False)


def test_a_new_version_follows_one_that_is_published_at_the_same_moment(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    others: list[Draft] = []

    def count(texts: list[str]) -> list[int]:
        if others:  # what is cut into passages is about to be stored
            ingestion.publish(others.pop(), related=related)
        return count_words(texts)

    ingestion = Ingestion(store, settings, Splitter(count, 50))
    first, second, third = (
        prepared(ingestion, written(tmp_path, f"{name}.md", f"{CCTP}\n{name}\n"), f"{name}.md") for name in "abc"
    )
    related = Related(Relation.NEW_VERSION, ingestion.publish(first))
    others.append(second)
    ingestion.publish(third, related=related)
    ingestion.close()
    family = store.versions.of(related.known.id)
    assert [(one.file, one.version) for one in family] == [("c.md", 3), ("b.md", 2), ("a.md", 1)]


@pytest.mark.parametrize("relation", [Relation.NEW_VERSION, Relation.OTHER_FORMAT])
def test_the_file_of_another_version_or_format_is_kept_back_as_that_of_the_first_is(
    ingestion: Ingestion, tmp_path: Path, relation: Relation
) -> None:
    given = prepared(ingestion, written(tmp_path, "a.md", NOTE), "a.md")
    first = ingestion.publish(given, Description(text_only=True))
    later = Incoming(written(tmp_path, "b.md", NOTE + "\nEt Rossi.\n"), "b.md", related=Related(relation, first))
    [outcome] = ingestion.ingest([later])
    assert outcome.document
    assert outcome.document.text_only


@pytest.mark.parametrize("relation", Relation)
def test_a_file_is_kept_back_where_that_of_the_first_was_so_while_it_waited(
    ingestion: Ingestion, store: Store, tmp_path: Path, relation: Relation
) -> None:
    first = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NOTE), "a.md"))
    later = prepared(ingestion, written(tmp_path, "b.md", NOTE + "\nEt Rossi.\n"), "b.md")
    store.describe(first.id, text_only=True)
    second = ingestion.publish(later, Description(text_only=False), Related(relation, first))
    assert second.text_only is (relation is not Relation.DIFFERENT)


NAMED = "# Compte rendu\n\nPrésents : Mme Gwenaëlle Tréguier, cheffe de projet. Le titulaire livre lundi.\n"
SAID_OF_IT = Description(
    title="Compte rendu de TRÉGUIER Gwenaëlle",
    buyer="Ville de Lyon (Gwenaëlle Tréguier)",
    abstract="Écrire à g.treguier@ville.example ou appeler le 01 23 45 67 89. Vu par Gwenaëlle.",
    keywords=("Gwenaëlle Tréguier", "réunion"),
    origin="https://ville.example/cr, colette@ville.example",
)


def said_of(document: Document) -> tuple[str, ...]:
    return document.title, document.buyer, document.abstract, document.origin


MASKED_SAYING = (
    "Compte rendu de ████████ █████████",
    "Ville de Lyon (█████████ ████████)",
    "Écrire à █.████████@█████.███████ ou appeler le ██ ██ ██ ██ ██. Vu par █████████.",
    "https://ville.example/cr, ███████@█████.███████",
)


def test_whom_the_text_names_is_named_by_no_description(ingestion: Ingestion, tmp_path: Path) -> None:
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NAMED), "a.md"), SAID_OF_IT)
    assert said_of(document) == MASKED_SAYING
    assert document.keywords == ("réunion",)


def test_nor_by_one_that_is_corrected_later(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NAMED), "a.md"))
    described = ingestion.corrections.describe(document.id, SAID_OF_IT)
    assert store.document(document.id) == described
    assert said_of(described) == MASKED_SAYING


def test_description_keeps_whom_its_giver_says_to_be_public(ingestion: Ingestion, tmp_path: Path) -> None:
    public = replace(SAID_OF_IT, keeps_personal_data=True)
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NAMED), "a.md"), public)
    assert document.title == "Compte rendu de TRÉGUIER Gwenaëlle"


def test_words_are_masked_in_a_published_text_whatever_stood_masked_around_them(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    path = written(tmp_path, "a.md", NAMED + "\nVoir Nadia, au bureau de Gwenaëlle Tréguier.\n")
    document = ingestion.publish(prepared(ingestion, path, "note-nadia.md"), Description(title="Vu par Nadia"))
    before = store.texts.passage_ids()
    masked = ingestion.corrections.describe(document.id, Description(masked_words=("Nadia", "bureau de Gwenaëlle")))
    assert (masked.title, masked.file) == ("Vu par █████", "note.md")
    assert store.document(document.id) == masked
    [page] = store.texts.pages(document.id)
    assert "Voir █████, au ██████ ██ █████████ ████████." in page.text
    assert "Présents : Mme █████████ ████████, cheffe de projet." in page.text
    assert not set(before) & set(store.texts.passage_ids())
    ingestion.corrections.describe(document.id, Description(masked_words=("Nadia",)))
    assert "au bureau de █████████ ████████." in store.texts.pages(document.id)[0].text


def test_words_are_masked_in_a_text_whose_file_cannot_be_read_any_more(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NOTE), "a.md"))
    store.files.path(document.sha256).unlink()
    ingestion.corrections.describe(document.id, Description(masked_words=("Nadia",)))
    assert "valide avec █████ avant lundi." in store.texts.pages(document.id)[0].text


def test_nothing_else_is_said_of_a_document_whose_file_cannot_be_read_any_more(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NAMED), "a.md"))
    store.files.path(document.sha256).unlink()
    with pytest.raises(DescriptionUnchecked, match="cannot be checked for the names"):
        ingestion.corrections.describe(document.id, Description(title="Compte rendu de TRÉGUIER Gwenaëlle"))
    with pytest.raises(DescriptionUnchecked):
        ingestion.corrections.describe(document.id, Description(title="Vu par Gwenaëlle", masked_words=("lundi",)))
    assert store.document(document.id) == document
    assert ingestion.corrections.describe(document.id, Description(year=2020)).year == 2020


def take_too_long(_path: Path, file: str) -> NoReturn:
    raise ReadingTimedOut(file=file, seconds=60)


def test_nothing_is_changed_where_reading_the_file_again_takes_too_long(
    settings: Settings, ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NAMED), "a.md"))
    hurried = Ingestion(store, settings, Splitter(count_words, 50), take_too_long)
    with pytest.raises(ReadingTimedOut):
        hurried.corrections.describe(document.id, Description(title="Vu par Gwenaëlle"))
    with pytest.raises(ReadingTimedOut):
        hurried.corrections.describe(document.id, Description(masked_words=("lundi",)))
    hurried.close()
    assert store.document(document.id) == document


def test_words_are_masked_in_a_hidden_document_with_a_line_in_the_log(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NOTE), "a.md"))
    moderator = Moderator(store, "moderatrice@ville.example")
    moderator.hide(document.id, "Un nom.")
    entry = moderator.entry(Action.MASK, document.id, "Un nom.")
    ingestion.corrections.describe(document.id, Description(masked_words=("Nadia",)), entry)
    assert "valide avec █████ avant lundi." in store.texts.hidden_pages(document.id)[0].text
    assert [one.action for one in store.log.entries()] == [Action.HIDE, Action.MASK]


def test_what_was_found_is_shown_and_hidden_again_by_its_words_each_with_its_line_in_the_log(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    text = "# Note\n\nContact : Mme Jeanne Vasseur, puis Mme Odile Tréguier.\n"
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", text), "a.md"))
    entry = Moderator(store, "administrator").entry(Action.DESCRIBE, document.id, "La maire")
    shown, again = WordChange(kept=("Jeanne Vasseur",)), WordChange(kept_no_more=("Jeanne Vasseur",))

    ingestion.corrections.describe(document.id, NOTHING_GIVEN, entry, shown)
    assert "Mme Jeanne Vasseur, puis Mme █████ ████████." in store.texts.pages(document.id)[0].text
    ingestion.corrections.describe(document.id, Description(title="Note de Jeanne Vasseur"))
    assert store.document(document.id).title == "Note de Jeanne Vasseur"
    ingestion.corrections.describe(document.id, NOTHING_GIVEN, entry, again)
    assert "Mme ██████ ███████, puis" in store.texts.pages(document.id)[0].text
    assert [one.action for one in store.log.entries()] == [Action.UNMASK, Action.MASK]
    ingestion.corrections.describe(document.id, NOTHING_GIVEN, entry, shown)
    assert store.document(document.id).disclosure == Disclosure(kept_words=("Jeanne Vasseur",))
    ingestion.corrections.describe(document.id, NOTHING_GIVEN, entry, again)

    store.files.path(document.sha256).unlink()
    with pytest.raises(DescriptionUnchecked):
        ingestion.corrections.describe(document.id, NOTHING_GIVEN, entry, shown)


def test_a_name_that_moderators_hide_again_is_hidden_in_the_next_version_whatever_its_giver_keeps(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    text = "# Note\n\nContact : Mme Jeanne Vasseur, puis Mme Odile Tréguier.\n"
    said = Description(kept_words=("Vasseur Jeanne", "12 rue des Lilas, 44000 Nantes"))
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", text), "a.md"), said)
    entry = Moderator(store, "administrator").entry(Action.MASK, document.id, "Un nom.")
    change = WordChange(kept_no_more=said.kept_words or ())
    first = ingestion.corrections.describe(document.id, NOTHING_GIVEN, entry, change)
    assert first.masked_words == ("Vasseur Jeanne", "Jeanne Vasseur", "12 rue des Lilas, 44000 Nantes")
    later = prepared(ingestion, written(tmp_path, "b.md", f"{text}\nVersion 2\n"), "b.md")
    keeping = Description(keeps_personal_data=True, kept_words=("Jeanne Vasseur",))
    second = ingestion.publish(later, keeping, Related(Relation.NEW_VERSION, first))
    assert "Mme ██████ ███████, puis Mme Odile Tréguier." in store.texts.pages(second.id)[0].text


def test_who_is_no_moderator_shows_nothing_once_moderators_hid_something_and_hides_more(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    said = Description(masked_words=("Yilmaz",), kept_words=("lundi",))
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NOTE), "a.md"), said)
    entry = Moderator(store, "administrator").entry(Action.MASK, document.id, "Un nom.")
    ingestion.corrections.hide_words([document.id], ["Nadia"], entry)
    change = WordChange(("valide",), ("Yilmaz", "Nadia"), ("mardi",), ("lundi",))
    described = ingestion.corrections.describe(document.id, NOTHING_GIVEN, words=change)
    assert (described.masked_words, described.kept_words) == (("Yilmaz", "Nadia", "valide"), ())


class HidingMeanwhile(StoredFiles):
    """Files of which one is read while a moderator hides “Nadia” in the version before it."""

    document: Document
    moderated: Corrections

    def read(self, document: Document) -> Reading:
        read = super().read(document)
        entry = Moderator(self._store, "administrator").entry(Action.MASK, self.document.id, "Un nom.")
        self.moderated.hide_words([self.document.id], ["Nadia"], entry)
        return read


def test_what_moderators_hide_in_another_version_while_the_file_is_read_again_stays_hidden(
    settings: Settings, ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    first = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NOTE), "a.md"))
    later = prepared(ingestion, written(tmp_path, "b.md", NOTE + "\nEt Rossi.\n"), "b.md")
    said = Description(masked_words=("Nadia",))
    second = ingestion.publish(later, said, Related(Relation.NEW_VERSION, first))
    processes = ReadingProcesses(settings)
    files = HidingMeanwhile(store, processes)
    files.document, files.moderated = first, ingestion.corrections
    corrections = Corrections(store, files, StoredText(store, Splitter(count_words, 50)))
    described = corrections.describe(second.id, NOTHING_GIVEN, words=WordChange(removed=("Nadia",)))
    processes.close()
    assert described.masked_words == ("Nadia",)
    assert store.document(first.id).masked_words == ("Nadia",)


def test_words_are_masked_in_other_documents_beside_those_that_are_already(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    said = Description(masked_words=("Yilmaz",))
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NOTE), "a.md"), said)
    moderator = Moderator(store, "moderatrice@ville.example")
    entry = moderator.entry(Action.MASK, "another", "Un nom.")
    ingestion.corrections.hide_words([document.id, "gone"], ["Nadia"], entry)
    ingestion.corrections.hide_words([document.id], ["Nadia"], entry)
    assert store.document(document.id).masked_words == ("Yilmaz", "Nadia")
    assert "valide avec █████ avant lundi. Voir aussi ██████ à la DSI." in store.texts.pages(document.id)[0].text
    assert [one.document_id for one in store.log.entries()] == [document.id]


def test_words_that_somebody_hides_while_others_are_hidden_stay_hidden(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NOTE), "a.md"))
    with meanwhile(lambda: ingestion.corrections.hide_words([document.id], ["Yilmaz"])):
        ingestion.corrections.hide_words([document.id], ["Nadia"])
    assert store.document(document.id).masked_words == ("Yilmaz", "Nadia")
    assert "valide avec █████ avant lundi. Voir aussi ██████ à la DSI." in store.texts.pages(document.id)[0].text


def test_title_is_without_the_words_that_somebody_hides_while_it_is_corrected(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = ingestion.publish(prepared(ingestion, written(tmp_path, "a.md", NOTE), "a.md"))
    with meanwhile(lambda: ingestion.corrections.hide_words([document.id], ["Nadia"])):
        ingestion.corrections.describe(document.id, Description(title="Vu par Nadia"))
    assert store.document(document.id).title == "Vu par █████"
    with meanwhile(lambda: ingestion.corrections.describe(document.id, Description(title="Vu par Yilmaz"))):
        ingestion.corrections.hide_words([document.id], ["Yilmaz"])
    assert store.document(document.id).title == "Vu par ██████"


def test_whom_a_text_names_once_it_is_read_is_named_by_no_description(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    draft = prepared(ingestion, written(tmp_path, "a.md", NAMED), "a.md")
    blank = Page(1, "1", "", recognition=Recognition.WAITING)
    document = ingestion.publish(replace(draft, read=ReadDocument(draft.read.page_kind, (blank,))), SAID_OF_IT)
    assert document.title == "Compte rendu de TRÉGUIER Gwenaëlle"
    list(ingestion.rereading.read_again([document]))
    assert said_of(store.document(document.id)) == MASKED_SAYING


def test_file_is_left_as_it_is_when_its_giver_wants_it(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    path = word_file(tmp_path, "a.docx", "Jean Dupont")
    [outcome] = ingestion.ingest([Incoming(path, "a.docx", keeps_metadata=True)])
    assert outcome.document is not None
    assert store.files.path(outcome.document.sha256).read_bytes() == path.read_bytes()


def test_copies_of_many_files_are_gone_when_all_are_added(
    ingestion: Ingestion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    came_in(ingestion, (word_file(tmp_path, "a.docx", "Jean Dupont"), "a.docx"))
    assert list((tmp_path / "temporary").iterdir()) == []


def test_file_that_cannot_be_cleaned_is_refused(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    path = word_file(tmp_path, "a.docx", "Jean Dupont")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("docProps/custom.xml", b"<not closed")
    assert type(came_in(ingestion, (path, "a.docx"))["a.docx"].error) is CannotBeCleaned
    assert store.documents() == []


def test_file_that_moderators_hid_is_refused_as_it_is(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "source", CCTP)
    document = ingestion.publish(prepared(ingestion, path, "CCTP.md"))
    Moderator(store, "administrator").hide(document.id, "")
    with pytest.raises(HiddenFile):
        prepared(ingestion, path, "CCTP.md")
    outcome = came_in(ingestion, (path, "again.md"))["again.md"]
    assert isinstance(outcome.error, HiddenFile)
    came_in(ingestion, (written(tmp_path, "corrected", CCTP + "\nCorrigé."), "corrected.md"))
    assert [one.file for one in store.documents()] == ["corrected.md"]


SCHEDULE = "# BPU – Infogérance du parc\n\nAstreinte mensuelle : prix unitaire en euros, sous {} heures.\n"


def tender_of(folder: Path, town: str, origin: str | None = None) -> list[Incoming]:
    """A specification that names its buyer, and a price schedule that does not, in a folder."""
    folder.mkdir(exist_ok=True)
    text = f"{CCTP}\nAstreinte à {town}.\n"
    said = Description(buyer=f"Ville de {town}", origin=origin)
    schedule = written(folder, f"BPU-{town}.md", SCHEDULE.format(len(town)))
    return [
        Incoming(written(folder, f"CCTP-{town}.md", text), f"CCTP-{town}.md", said),
        Incoming(schedule, f"BPU-{town}.md", Description(origin=origin)),
    ]


def buyers_in(store: Store) -> dict[str, str]:
    return {one.file: one.buyer for one in store.documents() if one.file.startswith("BPU")}


def test_the_buyer_is_shared_by_the_documents_of_one_folder(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    files = tender_of(tmp_path / "Lyon", "Lyon") + tender_of(tmp_path / "Brest", "Brest")
    assert {outcome.status for outcome in ingestion.ingest(files)} == {Status.ADDED}
    assert buyers_in(store) == {"BPU-Lyon.md": "Ville de Lyon", "BPU-Brest.md": "Ville de Brest"}
    assert {one.buyer_type for one in store.documents() if one.file.startswith("BPU")} == {"commune"}


def test_a_file_that_lies_there_twice_is_one_document_of_the_tender(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    clauses = written(tmp_path, "CCAP.md", "# CCAP – Infogérance du parc\n\nLe marché dure un an.\n")
    files = [*tender_of(tmp_path, "Lyon"), Incoming(clauses, "CCAP.md"), Incoming(clauses, "CCAP-copie.md")]
    list(ingestion.ingest(files))
    assert {one.file: one.buyer for one in store.documents()}.keys() >= {"BPU-Lyon.md", "CCTP-Lyon.md"}
    assert {one.buyer for one in store.documents()} == {"Ville de Lyon"}


def test_documents_of_one_folder_published_in_two_places_share_no_buyer(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    files = [
        *tender_of(tmp_path, "Lyon", "https://lyon.example/dce/a.md"),
        *tender_of(tmp_path, "Brest", "https://brest.example/dce/a.md"),
    ]
    list(ingestion.ingest(files))
    assert buyers_in(store) == {"BPU-Lyon.md": "Ville de Lyon", "BPU-Brest.md": "Ville de Brest"}


def test_the_buyer_is_shared_by_what_is_there_when_it_is_stopped(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    outcomes = ingestion.ingest(tender_of(tmp_path, "Lyon"))
    next(outcomes), next(outcomes)
    outcomes.close()
    assert buyers_in(store) == {"BPU-Lyon.md": "Ville de Lyon"}


def test_what_was_said_of_a_document_meanwhile_stays(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    for outcome in ingestion.ingest(tender_of(tmp_path, "Lyon")):
        if outcome.document and outcome.file.startswith("BPU"):
            ingestion.corrections.describe(outcome.document.id, Description(buyer="Ville de Nice"))
    assert buyers_in(store) == {"BPU-Lyon.md": "Ville de Nice"}


def test_a_buyer_that_a_moderator_emptied_stays_empty_when_the_file_is_given_again(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    files = tender_of(tmp_path, "Lyon")
    list(ingestion.ingest(files))
    [schedule] = [one for one in store.documents() if one.file.startswith("BPU")]
    ingestion.corrections.describe(schedule.id, Description(buyer=""))
    assert {outcome.status for outcome in ingestion.ingest(files)} == {Status.ALREADY_THERE}
    assert store.document(schedule.id).buyer == ""


def test_the_buyer_is_taken_from_documents_there_before_but_for_those_of_visitors(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    for town, giver in (("Lyon", None), ("Brest", Giver("hash", ""))):
        files = tender_of(tmp_path / town, town)
        first = ingestion.prepare(files[0], tmp_path / f"copy-{town}")
        ingestion.publish(first, giver=giver)
        assert {outcome.status for outcome in ingestion.ingest(files)} == {Status.ALREADY_THERE, Status.ADDED}
    assert buyers_in(store) == {"BPU-Lyon.md": "Ville de Lyon", "BPU-Brest.md": ""}


def test_words_to_mask_are_masked_in_a_buyer_that_is_taken_over(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    clauses, schedule = tender_of(tmp_path, "Lyon")
    masked = replace(schedule, description=Description(masked_words=("Lyon",)))
    list(ingestion.ingest([clauses, masked]))
    assert list(buyers_in(store).values()) == ["Ville de ████"]
