"""Which documents were stored before what identifies people was looked for in their text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unmasked",
        sa.Column("document_id", sa.String(12), sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    )
    # The version that masks also keeps what a file was when it came.
    old = "SELECT id FROM documents WHERE received_sha256 = '' AND keeps_personal_data = 0"
    op.execute(f"INSERT INTO unmasked {old}")
