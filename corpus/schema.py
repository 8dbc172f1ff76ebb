"""The tables, in SQLAlchemy Core. The migrations create them; this file is what the code queries.

`revision` holds one row, a counter that every change of the corpus raises: a view that has seen it is up to date.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("received_sha256", String(64), nullable=False, server_default="", index=True),
    Column("file", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("domain", String(40), nullable=False),
    Column("buyer", Text, nullable=False),
    Column("buyer_type", String(40), nullable=False, server_default=""),
    Column("year", Integer),
    Column("language", String(8), nullable=False),
    Column("licence", String(40), nullable=False),
    Column("origin", Text, nullable=False),
    Column("abstract", Text, nullable=False, server_default=""),
    Column("keeps_personal_data", Boolean, nullable=False, server_default="0"),
    Column("masked_words", JSON, nullable=False, server_default="[]"),
    Column("kept_words", JSON, nullable=False, server_default="[]"),
    Column("text_only", Boolean, nullable=False, server_default="0"),
    Column("withheld", Boolean, nullable=False, server_default="0"),
    Column("keywords", JSON, nullable=False, server_default="[]"),
    Column("read_by", Integer, nullable=False, server_default="0"),
    Column("page_kind", String(10), nullable=False),
    Column("pages", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("superseded_by", String(12), ForeignKey("documents.id", ondelete="SET NULL")),
    Column("format_of", String(12)),
    Column("downloads", Integer, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
    Column("changed_at", DateTime(timezone=True)),
)

downloads_by_day = Table(
    "downloads_by_day",
    metadata,
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("count", Integer, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("blocks", JSON, nullable=False),
    Column("recognition", String(10), nullable=False, server_default=""),
)

# AUTOINCREMENT: an id is never used twice, so a view that still holds a deleted one can never mean another passage.
passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("section", JSON, nullable=False),
    Column("context", Text, nullable=False),
    Column("sentences", JSON, nullable=False),
    Index("passages_of_document", "document_id"),
    sqlite_autoincrement=True,
)

sketches = Table(
    "sketches",
    metadata,
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("method", Integer, nullable=False),
    Column("sketch", LargeBinary, nullable=False),
)

contributions = Table(
    "contributions",
    metadata,
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("key_hash", String(64), nullable=False),
    Column("pseudonym", Text, nullable=False),
    Column("given_on", Date, nullable=False),
    Index("contributions_of_key", "key_hash"),
)

# `together_with`: the document whose hiding took this one with it, "" where it was hidden by itself.
hidden = Table(
    "hidden",
    metadata,
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("together_with", String(12), nullable=False, server_default=""),
)

# Stored by a version that did not mask; no longer here once they are.
unmasked = Table(
    "unmasked",
    metadata,
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", String(12), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("reason", String(20), nullable=False),
    Column("words", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("settled", Boolean, nullable=False),
    Index("reports_of_document", "document_id"),
)

# Rows are added and never changed nor deleted, which triggers see to. No foreign key: it outlives what it tells of.
moderation_log = Table(
    "moderation_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("who", Text, nullable=False),
    Column("action", String(20), nullable=False),
    Column("document_id", String(12), nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_autoincrement=True,
)

uploads = Table(
    "uploads",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("file", Text, nullable=False),
    Column("step", String(10), nullable=False, index=True),
    Column("received_at", DateTime(timezone=True), nullable=False),
    Column("failure", JSON),
    Column("approval", Text, nullable=False, server_default=""),
    Column("key_hash", String(64), nullable=False, server_default="", index=True),
    Column("document_id", String(12), nullable=False, server_default=""),
    Column("package", String(32), nullable=False, server_default="", index=True),
    Column("done", Integer, nullable=False, server_default="0"),
    Column("total", Integer, nullable=False, server_default="0"),
)

opinions = Table(
    "opinions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("helped", Boolean, nullable=False),
    Column("question", Text, nullable=False),
    Column("fault", String(20), nullable=False, server_default=""),
)

revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("value", Integer, nullable=False),
    CheckConstraint("id = 1", name="revision_has_one_row"),
)
