"""Versions and formats of a document, the sketches that tell them, and the keys given to contributors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("format_of", sa.String(12)))
    op.create_table(
        "sketches",
        sa.Column("document_id", sa.String(12), sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("method", sa.Integer, nullable=False),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "contributions",
        sa.Column("document_id", sa.String(12), sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("pseudonym", sa.Text, nullable=False),
        sa.Column("given_on", sa.Date, nullable=False),
    )
    op.create_index("contributions_of_key", "contributions", ["key_hash"])
